"use client";

import { useHasSeveral } from "@/components/query/connections";
import type { QueryChange } from "@/components/query/use-call-query";
import type { CallRow } from "@/lib/calls/call";
import {
  chooseColumns,
  columnLabel,
  tableColumns,
  extractedColumn,
  extractedName,
  standardColumns,
  visibleColumns,
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
  const known: ColumnId[] = [...tableColumns.map(({ id }) => id), ...new Set([...shown, ...names.sort()])];
  const hasSeveral = useHasSeveral();
  const visible = (columns: readonly ColumnId[]) => visibleColumns(columns, hasSeveral);
  const [offered, present, standard] = [visible(known), visible(query.columns), visible(standardColumns)];
  const choose = (chosen: string[]) => {
    const columns = chooseColumns(present, chosen, offered);
    // The standard set, with or without what one connection does not need, is what a link without columns means.
    onChange({ columns: String(columns) === String(standard) ? undefined : columns });
  };
  return (
    <ChoicePanel
      label="Columns"
      mode="multiple"
      required
      choices={offered.map((id) => ({ value: id, label: columnLabel(id) }))}
      selected={present}
      onChange={choose}
    />
  );
}
