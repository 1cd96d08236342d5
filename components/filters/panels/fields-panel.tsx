"use client";

import { useState } from "react";
import { useFacet } from "@/components/filters/use-facet";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { ValuesPanel } from "./values-panel";

interface FieldsPanelProps {
  query: CallQuery;
  onChange: (selected: string[]) => void;
}

/** The names of extracted data: chosen are calls in which all of them are filled. */
export function FieldsPanel({ query, onChange }: FieldsPanelProps) {
  const [text, setText] = useState("");
  return (
    <ValuesPanel
      label="Extracted data"
      placeholder="Name of the data"
      facet={useFacet("field", query)}
      finds={false}
      selected={query.field}
      text={text}
      onText={setText}
      describeTyped={(name) => `The name “${name}”`}
      onChange={onChange}
    />
  );
}
