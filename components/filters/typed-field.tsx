"use client";

import { useCallback, type ComponentType } from "react";
import type { ChangeOptions, QueryChange } from "@/components/query/use-call-query";
import type { NameOfChoice } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { NumberField } from "./number-field";
import { SearchBox } from "./search-box";
import type { TypedProps } from "./use-typed";

type Name = NameOfChoice<"typed">;

/** The text fields of the bar: one that is missing does not compile. */
const typedFields: Record<Name, ComponentType<TypedProps>> = { q: SearchBox, number: NumberField };

interface TypedFieldProps {
  name: Name;
  query: CallQuery;
  onChange: (change: QueryChange, options: ChangeOptions) => void;
}

/** The text field of a condition whose value is typed. */
export function TypedField({ name, query, onChange }: TypedFieldProps) {
  const Field = typedFields[name];
  const change = useCallback(
    (value: string | undefined, options: ChangeOptions) => onChange({ [name]: value }, options),
    [name, onChange],
  );
  return <Field value={query[name]} onChange={change} />;
}
