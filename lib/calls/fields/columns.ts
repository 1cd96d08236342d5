import { sequenceOf, type Codec } from "./codecs";
import { parameter, presentation } from "./field";

/** The columns of the table of calls, in their standard order. */
export const tableColumns = [
  { id: "startedAt", label: "Start", standard: true, sort: "startedAt" },
  { id: "caller", label: "Caller", standard: true },
  { id: "contact", label: "Contact", standard: false },
  { id: "agent", label: "Agent", standard: true },
  { id: "connection", label: "Connection", standard: true },
  { id: "duration", label: "Duration", standard: true, sort: "duration" },
  { id: "direction", label: "Direction", standard: false },
  { id: "status", label: "Phone status", standard: false },
  { id: "kind", label: "Kind", standard: true },
  { id: "actions", label: "Actions", standard: true },
  { id: "transferred", label: "Transfer reported", standard: false },
  { id: "summary", label: "Summary", standard: true },
] as const;

export type ColumnId = (typeof tableColumns)[number]["id"] | `extracted.${string}`;

export const standardColumns: ColumnId[] = tableColumns
  .filter((column) => column.standard)
  .map(({ id }) => id);

/** The columns that a table shows: with one connection, which one a call belongs to says nothing. */
export function visibleColumns(columns: readonly ColumnId[], hasSeveral: boolean): ColumnId[] {
  const others = columns.filter((id) => id !== "connection");
  return hasSeveral || others.length === 0 ? [...columns] : others;
}

const prefix = "extracted.";

/** The column that shows one name of the extracted data. */
export const extractedColumn = (name: string): ColumnId => `${prefix}${name}`;

/** The name of extracted data that a column shows, if it is such a column. */
export function extractedName(column: string): string | undefined {
  return column.startsWith(prefix) && column.length > prefix.length ? column.slice(prefix.length) : undefined;
}

/** What the head of a column says. */
export const columnLabel = (id: ColumnId): string =>
  extractedName(id) ?? tableColumns.find((column) => column.id === id)?.label ?? id;

/**
 * The columns of a table after some were chosen and others left. They keep the order that they have; new ones take
 * their place where that is the order in which they are offered, else they follow.
 */
export function chooseColumns(
  present: readonly ColumnId[],
  chosen: readonly string[],
  offered: readonly ColumnId[],
): ColumnId[] {
  const asOffered = offered.filter((id) => present.includes(id)).every((id, index) => id === present[index]);
  const kept = asOffered ? [] : present.filter((id) => chosen.includes(id));
  return [...kept, ...offered.filter((id) => chosen.includes(id) && !kept.includes(id))];
}

export const columnId: Codec<ColumnId> = {
  parse: (text) => {
    const name = extractedName(text.trimStart());
    return name === undefined ? tableColumns.find(({ id }) => id === text.trim())?.id : extractedColumn(name);
  },
  serialize: (column) => column,
  keepsBlanks: true, // names are the operator's
  expected: `columns such as ${tableColumns.map((column) => column.id).join(", ")}, or extracted.<name>`,
};

/** columns in order; `extracted.<name>` too */
export const columns = presentation({
  parameters: { columns: parameter(sequenceOf(columnId), standardColumns) },
});
