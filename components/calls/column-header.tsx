"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { extractedName, tableColumns } from "@/lib/calls/fields/columns";
import type { Sort } from "@/lib/calls/fields/sort";

interface ColumnHeaderProps {
  id: string;
  label: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** The head of a column; where calls can be ordered by it, a button that does and turns the order around. */
export function ColumnHeader({ id, label, sort, onSort }: ColumnHeaderProps) {
  const column = tableColumns.find((each) => each.id === id);
  const key = column && "sort" in column ? column.sort : undefined;
  if (key === undefined) {
    return (
      <th
        scope="col"
        role="columnheader"
        data-column={id}
        className="table__column truncate"
        title={extractedName(id) === undefined ? undefined : label}
      >
        {label}
      </th>
    );
  }
  const descending = sort === `-${key}`;
  const active = descending || sort === key;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      role="columnheader"
      data-column={id}
      className="table__column truncate"
      aria-sort={active ? (descending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="-mx-1 inline-flex min-h-6 items-center gap-1 rounded px-1 hover:text-foreground"
        onClick={() => onSort(descending ? key : `-${key}`)}
      >
        {label}
        <Arrow className={`size-3.5 ${active ? "" : "opacity-0"}`} aria-hidden="true" />
      </button>
    </th>
  );
}
