"use client";

import { X } from "lucide-react";
import type { QueryChange } from "@/components/query/use-call-query";
import type { FilterDescription } from "@/lib/calls/query/describe";
import type { ParameterName } from "@/lib/calls/query/parameters";

interface FilterChipsProps {
  filters: FilterDescription[];
  onChange: (change: QueryChange) => void;
}

const without = (parameters: ParameterName[]): QueryChange =>
  Object.fromEntries(parameters.map((name) => [name, undefined]));

/** What is filtered, each to be taken away by itself, and all at once. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  if (filters.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
      {filters.map(({ parameters, label, value }) => (
        <li key={label} className="chip max-w-full gap-1 ps-2.5 pe-0.5">
          <span className="text-muted">{label}</span>
          <span className="truncate">{value}</span>
          <button
            type="button"
            aria-label={`Remove the filter ${label}: ${value}`}
            className="grid size-6 place-items-center rounded-full hover:bg-surface-tertiary"
            onClick={() => onChange(without(parameters))}
          >
            <X className="size-3.5" aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="rounded px-2 py-1 text-xs text-muted underline underline-offset-2 hover:text-foreground"
          onClick={() => onChange(without(filters.flatMap(({ parameters }) => parameters)))}
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}
