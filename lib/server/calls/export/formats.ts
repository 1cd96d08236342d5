import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Call, CallRow } from "@/lib/calls/call";
import { columnLabel, type ColumnId } from "@/lib/calls/fields/columns";
import { asText, cellOf, needsQuotes, writeTranscript, type CellContext } from "./cells";

/** How calls are written into a file. */
export interface FileFormat<Item> {
  extension: "csv" | "ndjson";
  contentType: string;
  head: string;
  write(calls: readonly Item[]): string;
}

/** An empty field is quoted if it stands alone: an empty line is no row. */
const csv = (rows: (string | number)[][]) =>
  stringify(rows, {
    record_delimiter: "windows",
    quoted_match: needsQuotes,
    quoted_empty: rows[0]?.length === 1,
  });

const table = {
  extension: "csv" as const,
  contentType: "text/csv; charset=utf-8; header=present",
};

/** The byte order mark by which spreadsheets know UTF-8. */
const mark = "\uFEFF";

/** RFC 4180, columns and headings as on the page. */
export function csvOfRows(columns: readonly ColumnId[], context: CellContext): FileFormat<CallRow> {
  return {
    ...table,
    head: mark + csv([columns.map((column) => asText(columnLabel(column)))]),
    write: (calls) => csv(calls.map((call) => columns.map((column) => cellOf(column, call, context)))),
  };
}

/** The same with all that was said in a last column. */
export function csvWithTranscripts(columns: readonly ColumnId[], context: CellContext): FileFormat<Call> {
  return {
    ...table,
    head: mark + csv([[...columns.map((column) => asText(columnLabel(column))), "Transcript"]]),
    write: (calls) =>
      csv(
        calls.map((call) => [
          ...columns.map((column) => cellOf(column, call, context)),
          writeTranscript(call),
        ]),
      ),
  };
}

/** Whole calls, one a line, as the API gives them. */
export const ndjson: FileFormat<Call> = {
  extension: "ndjson",
  contentType: "application/x-ndjson; charset=utf-8",
  head: "",
  write: (calls) => calls.map((call) => `${JSON.stringify(call)}\n`).join(""),
};
