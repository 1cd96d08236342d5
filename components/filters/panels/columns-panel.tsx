"use client";

import type { QueryChange } from "@/components/query/use-call-query";
import type { CallRow } from "@/lib/calls/call";
import {
  columns,
  extractedColumn,
  extractedName,
  standardColumns,
  type ColumnId,
} from "@/lib/calls/query/columns";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { ChoicePanel } from "./choice-panel";

interface ColumnsPanelProps {
  query: CallQuery;
  /** The rows in view: the names of their extracted data can be columns. */
  calls: readonly CallRow[];
  onChange: (change: QueryChange) => void;
}

/** Which columns the table has. The start stays: its link opens the call. */
export function ColumnsPanel({ query, calls, onChange }: ColumnsPanelProps) {
  const shown = query.columns.filter((id) => extractedName(id) !== undefined);
  const names = calls.flatMap(({ extracted }) => Object.keys(extracted)).map(extractedColumn);
  const offered: ColumnId[] = [...columns.map(({ id }) => id), ...new Set([...shown, ...names.sort()])];
  const labelOf = (id: ColumnId) =>
    extractedName(id) ?? columns.find((column) => column.id === id)?.label ?? id;
  const choose = (chosen: string[]) => {
    const next = offered.filter((id) => id === "startedAt" || chosen.includes(id));
    onChange({ columns: next.length === 1 ? standardColumns : next });
  };
  return (
    <ChoicePanel
      label="Columns"
      mode="multiple"
      choices={offered.map((id) => ({ value: id, label: labelOf(id) }))}
      selected={query.columns}
      onChange={choose}
    />
  );
}
