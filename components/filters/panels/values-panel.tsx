"use client";

import { useEffect, useState } from "react";
import type { PanelProps } from "@/components/filters/panel-props";
import { useFacet } from "@/components/filters/use-facet";
import { fields, type NameOfChoice } from "@/lib/calls/fields/fields";
import { ChoicePanel, type Choice } from "./choice-panel";
import { FacetNote } from "./facet-note";
import { FindAndChoose } from "./find-and-choose";

/** How long one may pause while typing, ms. */
const pause = 250;

/**
 * Values of which there may be many, to be searched. What is typed can be chosen as it is too: it may be a value that
 * no call of the range has, and counts may be missing.
 */
export function ValuesPanel({ name, query, onChange }: PanelProps & { name: NameOfChoice<"values"> }) {
  const { title, placeholder, finds, describeTyped } = fields[name].choice;
  const [text, setText] = useState("");
  const [find, setFind] = useState("");
  const facet = useFacet(name, query, finds ? find : "");
  useEffect(() => {
    const timer = setTimeout(() => setFind(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const selected = query[name];
  // What was chosen before stands first; what is chosen now stays where it is.
  const [first] = useState(selected);
  const wanted = text.trim();
  const values = facet.values ?? [];
  const known = new Map(values.map((value) => [value.value, value]));
  const chosen = [...new Set([...first, ...selected.filter((value) => !known.has(value))])];
  const fits = ({ value, label }: Choice) =>
    [value, label].some((each) => each.toLowerCase().includes(wanted.toLowerCase()));
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
      <FindAndChoose
        label={`Find in ${title.toLowerCase()}`}
        placeholder={placeholder}
        text={text}
        onText={setText}
        height="h-72"
      >
        <ChoicePanel
          label={title}
          mode="multiple"
          counted
          choices={typed ? [...choices, { value: wanted, label: describeTyped(wanted) }] : choices}
          selected={selected.filter((value) => choices.some((choice) => choice.value === value))}
          empty={waiting ? "Counting calls…" : "Nothing to choose from."}
          onChange={(shown) => {
            const hidden = selected.filter((value) => choices.every((choice) => choice.value !== value));
            onChange({ [name]: [...hidden, ...shown].sort() });
          }}
        />
      </FindAndChoose>
      <FacetNote facet={facet} />
    </div>
  );
}
