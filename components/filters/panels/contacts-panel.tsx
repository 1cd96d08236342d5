"use client";

import { useEffect, useState } from "react";
import { useFacet } from "@/components/filters/use-facet";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { ValuesPanel } from "./values-panel";

interface ContactsPanelProps {
  query: CallQuery;
  onChange: (selected: string[]) => void;
}

/** How long one may pause while typing, ms. */
const pause = 250;

/** The contacts with the most calls, and any other by its name or id. */
export function ContactsPanel({ query, onChange }: ContactsPanelProps) {
  const [text, setText] = useState("");
  const [find, setFind] = useState("");
  const facet = useFacet("contact", query, find);
  useEffect(() => {
    const timer = setTimeout(() => setFind(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <ValuesPanel
      label="Contacts"
      placeholder="Name or id"
      facet={facet}
      finds
      selected={query.contact}
      text={text}
      onText={setText}
      describeTyped={(id) => `The id “${id}”`}
      onChange={onChange}
    />
  );
}
