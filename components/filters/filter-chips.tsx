"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { QueryChange } from "@/components/query/use-call-query";
import type { FilterDescription } from "@/lib/calls/query/describe";
import type { ParameterName } from "@/lib/calls/query/parameters";

interface FilterChipsProps {
  filters: FilterDescription[];
  onChange: (change: QueryChange) => void;
}

const without = (parameters: ParameterName[]): QueryChange =>
  Object.fromEntries(parameters.map((name) => [name, undefined]));

/** Once a chip is gone, the focus goes to the one in its place, or the one before; where none is left, to the page. */
function useFocusAfterRemoval(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const removed = useRef<number>(undefined);
  useEffect(() => {
    if (removed.current === undefined) return;
    const chips = list.current?.querySelectorAll("button") ?? [];
    (chips[Math.min(removed.current, count - 1)] ?? document.getElementById("main"))?.focus();
    removed.current = undefined;
  }, [count]);
  return { list, willRemove: (index: number) => void (removed.current = index) };
}

/** What is filtered, each to be taken away by itself, and all at once. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  const { list, willRemove } = useFocusAfterRemoval(filters.length);
  const remove = (index: number, parameters: ParameterName[]) => {
    willRemove(index);
    onChange(without(parameters));
  };
  // The row has one height, with and without filters, so that nothing below it moves.
  if (filters.length === 0) return <p className="h-7 text-xs leading-7 text-muted">No filters</p>;
  return (
    <ul
      ref={list}
      aria-label="Active filters"
      className="flex h-7 no-scrollbar items-center gap-1.5 overflow-x-auto"
    >
      {filters.map(({ parameters, label, value }, index) => (
        <li key={label} className="chip max-w-80 shrink-0 gap-1 ps-2.5 pe-0.5">
          <span className="text-muted">{label}</span>
          <span className="truncate">{value}</span>
          <button
            type="button"
            aria-label={`Remove the filter ${label}: ${value}`}
            className="grid size-6 shrink-0 place-items-center rounded-full hover:bg-surface-tertiary"
            onClick={() => remove(index, parameters)}
          >
            <X className="size-3.5" aria-hidden="true" />
          </button>
        </li>
      ))}
      <li className="sticky end-0 shrink-0 bg-background">
        <button
          type="button"
          className="rounded px-2 py-1 text-xs text-muted underline underline-offset-2 hover:text-foreground"
          onClick={() =>
            remove(
              0,
              filters.flatMap(({ parameters }) => parameters),
            )
          }
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}
