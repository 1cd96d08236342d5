"use client";

import type { QueryChange } from "@/components/query/use-call-query";
import type { CallRow } from "@/lib/calls/call";
import {
  chooseColumns,
  columnLabel,
  tableColumns,
  extractedColumn,
  extractedName,
  type ColumnId,
} from "@/lib/calls/fields/columns";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { ChoicePanel } from "./choice-panel";

interface ColumnsPanelProps {
  query: CallQuery;
  /** The rows in view: the names of their extracted data can be columns. */
  calls: readonly CallRow[];
  onChange: (change: QueryChange) => void;
}

/** Which columns the table has: at least one, whose link opens the call. */
export function ColumnsPanel({ query, calls, onChange }: ColumnsPanelProps) {
  const shown = query.columns.filter((id) => extractedName(id) !== undefined);
  const names = calls.flatMap(({ extracted }) => Object.keys(extracted)).map(extractedColumn);
  const offered: ColumnId[] = [...tableColumns.map(({ id }) => id), ...new Set([...shown, ...names.sort()])];
  return (
    <ChoicePanel
      label="Columns"
      mode="multiple"
      required
      choices={offered.map((id) => ({ value: id, label: columnLabel(id) }))}
      selected={query.columns}
      onChange={(chosen) => onChange({ columns: chooseColumns(query.columns, chosen, offered) })}
    />
  );
}
