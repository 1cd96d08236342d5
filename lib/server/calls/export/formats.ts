import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Call, CallRow } from "@/lib/calls/call";
import { columnLabel, type ColumnId } from "@/lib/calls/fields/columns";
import { callLink } from "@/lib/calls/links";
import {
  asText,
  cellOf,
  needsQuotes,
  utcOffset,
  writeTranscript,
  type Cell,
  type CellContext,
} from "./cells";

/** How calls are written into a file. */
export interface FileFormat<Item> {
  extension: "csv" | "ndjson";
  contentType: string;
  head: string;
  write(calls: readonly Item[]): string;
}

const csv = (rows: Cell[][]) => stringify(rows, { record_delimiter: "windows", quoted_match: needsQuotes });

/** The byte order mark by which spreadsheets know UTF-8. */
const mark = "\uFEFF";

/** A column of a file. */
interface FileColumn<Item> {
  label: string;
  cell(call: Item): Cell;
}

/** What tells calls apart whatever columns were chosen: their ids, and their pages. */
const identity = ({ origin }: CellContext): FileColumn<CallRow>[] => [
  { label: "Call ID", cell: ({ id }) => asText(id) },
  { label: "Link", cell: (call) => origin + callLink(call, {}) },
];

/** The start is read by spreadsheets only without its zone, which follows in columns of its own. */
const zoneColumns = ({ zone }: CellContext): FileColumn<CallRow>[] => [
  { label: "Time zone", cell: () => zone },
  { label: "UTC offset", cell: ({ startedAt }) => utcOffset(startedAt, zone) },
];

function toFileColumns(ids: readonly ColumnId[], context: CellContext): FileColumn<CallRow>[] {
  const shown = ids.flatMap((id): FileColumn<CallRow>[] => {
    const label = id === "duration" ? "Duration (s)" : asText(columnLabel(id));
    const column: FileColumn<CallRow> = { label, cell: (call) => cellOf(id, call, context) };
    return id === "startedAt" ? [column, ...zoneColumns(context)] : [column];
  });
  return [...shown, ...identity(context)];
}

const toTable = <Item>(columns: readonly FileColumn<Item>[]): FileFormat<Item> => ({
  extension: "csv",
  contentType: "text/csv; charset=utf-8; header=present",
  head: mark + csv([columns.map(({ label }) => label)]),
  write: (calls) => csv(calls.map((call) => columns.map(({ cell }) => cell(call)))),
});

/** RFC 4180: the columns of the page, and behind them the id and the link of each call. */
export const csvOfRows = (ids: readonly ColumnId[], context: CellContext): FileFormat<CallRow> =>
  toTable(toFileColumns(ids, context));

/** The same with all that was said in a last column. */
export const csvWithTranscripts = (ids: readonly ColumnId[], context: CellContext): FileFormat<Call> =>
  toTable<Call>([...toFileColumns(ids, context), { label: "Transcript", cell: writeTranscript }]);

/** Line breaks that JSON does not escape, but at which some programs split lines. */
const otherBreaks = /[\x85\u2028\u2029]/g;

const escapeBreak = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Whole calls, one a line, as the API gives them. */
export const ndjson: FileFormat<Call> = {
  extension: "ndjson",
  contentType: "application/x-ndjson; charset=utf-8",
  head: "",
  write: (calls) =>
    calls.map((call) => `${JSON.stringify(call).replace(otherBreaks, escapeBreak)}\n`).join(""),
};
