"use client";

import { SearchField } from "@heroui/react/search-field";
import { useState } from "react";
import type { Facet } from "@/components/filters/use-facet";
import { ChoicePanel, type Choice } from "./choice-panel";
import { FacetNote } from "./facet-note";

interface ValuesPanelProps {
  label: string;
  /** What one looks for, such as "name or id". */
  placeholder: string;
  facet: Facet;
  /** The server finds the values of the facet; else they are found here. */
  finds: boolean;
  selected: readonly string[];
  text: string;
  onText: (text: string) => void;
  /** What an entry says that takes a text as it is typed. */
  describeTyped: (text: string) => string;
  onChange: (selected: string[]) => void;
}

/**
 * Values of which there may be many, to be searched. What is typed can be chosen as it is too: it may be a value that
 * no call of the range has, and counts may be missing.
 */
export function ValuesPanel({
  label,
  placeholder,
  facet,
  finds,
  selected,
  text,
  onText,
  describeTyped,
  onChange,
}: ValuesPanelProps) {
  // What was chosen before stands first; what is chosen now stays where it is.
  const [first] = useState(selected);
  const wanted = text.trim();
  const values = facet.values ?? [];
  const known = new Map(values.map((value) => [value.value, value]));
  const chosen = [...new Set([...first, ...selected.filter((value) => !known.has(value))])];
  const fits = ({ value, label: name }: Choice) =>
    [value, name].some((each) => each.toLowerCase().includes(wanted.toLowerCase()));
  const others = values.filter(({ value }) => !chosen.includes(value));
  const choices: Choice[] = [
    ...chosen
      .map((value) => known.get(value) ?? { value, label: value, ...(facet.values && { count: 0 }) })
      .filter(fits),
    ...(finds ? others : others.filter(fits)),
  ];
  const typed = wanted !== "" && choices.every(({ value }) => value !== wanted);
  const waiting = !facet.values && !facet.error;
  return (
    <div className="w-72 max-w-full">
      <SearchField
        aria-label={`Find in ${label.toLowerCase()}`}
        value={text}
        onChange={onText}
        autoFocus
        className="mb-2"
      >
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder={placeholder} />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      <ChoicePanel
        label={label}
        mode="multiple"
        counted
        choices={typed ? [...choices, { value: wanted, label: describeTyped(wanted) }] : choices}
        selected={selected.filter((value) => choices.some((choice) => choice.value === value))}
        empty={waiting ? "Counting calls…" : "Nothing to choose from."}
        className="h-72 overflow-y-auto"
        onChange={(shown) => {
          const hidden = selected.filter((value) => choices.every((choice) => choice.value !== value));
          onChange([...hidden, ...shown].sort());
        }}
      />
      <FacetNote facet={facet} />
    </div>
  );
}
