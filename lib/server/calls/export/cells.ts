import "server-only";
import type { Call, CallRow, JsonValue } from "@/lib/calls/call";
import { contactName, kindNames } from "@/lib/calls/call-text/caller";
import { describeDirection } from "@/lib/calls/call-text/direction";
import { extractedUnder } from "@/lib/calls/extracted";
import { extractedName, type ColumnId } from "@/lib/calls/fields/columns";
import { describeAction } from "@/lib/calls/fields/action";
import { describeStatus } from "@/lib/calls/fields/status";
import { offsetAt, writeOffset } from "@/lib/calls/time/zone";
import { describeEntry } from "@/lib/calls/transcript/describe-entry";
import { cleanText } from "@/lib/server/text/clean-text";

export type Cell = string | number;

/** What a zone's clock shows at an instant, as spreadsheets read it: `2026-11-18 12:00:05`. */
export function localSeconds(iso: string, zone: string): string {
  const instant = Date.parse(iso);
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, -5).replace("T", " ");
}

/** How far the zone's clock is from UTC: `UTC-06:00`. It tells the two hours apart that a clock shows twice. */
export const utcOffset = (iso: string, zone: string): string =>
  `UTC${writeOffset(offsetAt(Date.parse(iso), zone))}`;

/** What may end a cell or a line of it: the line breaks of all programs, and what some of them take for a comma. */
const end = String.raw`[\n\v\f\r\x1c-\x1e\x85\u2028\u2029;\t]`;

/** Fields to put in quotes, beside those with a quote or a comma. */
export const needsQuotes = new RegExp(end);

/** What only is a number stays one: also a phone number in E.164, which counts as a number to a spreadsheet. */
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

/** What a program may drop in front of a formula: blanks, invisible and control characters, quotes. None is an end. */
const droppable = String.raw`[\p{Zs}\p{Cf}\p{DI}\u2800\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffd"]`;

/** The place before a formula. */
const formula = new RegExp(
  String.raw`(?<=^|${end})(?=\t|\r(?!\n)|^[\r\n]|${droppable}*[=+\-@＝＋－＠﹦﹢﹣﹫])`,
  "gu",
);

/** A text that UTF-8 can hold, with an apostrophe before each formula, so that a spreadsheet shows it as text. */
export function asText(text: string): string {
  return plainNumber.test(text) ? text : cleanText(text).replace(formula, "'");
}

function writeExtracted(value: JsonValue | undefined): Cell {
  if (value === undefined || value === null) return "";
  const text = asText(typeof value === "string" ? value : JSON.stringify(value));
  return typeof value === "number" && text === String(value) ? value : text;
}

type Standard = Exclude<ColumnId, `extracted.${string}`>;

/** What cells are written with. */
export interface CellContext {
  /** IANA zone of instants. */
  zone: string;
  /** Where readers open Callboard, without a slash at its end: `https://calls.example.com`. */
  origin: string;
  /** The display name of a connection by its slug. */
  connectionName(slug: string): string;
}

const cells: Record<Standard, (call: CallRow, context: CellContext) => Cell> = {
  startedAt: ({ startedAt }, { zone }) => localSeconds(startedAt, zone),
  caller: ({ fromNumber, contact }) => asText(fromNumber ?? contact?.name ?? ""),
  contact: ({ contact }) => asText((contact && contactName(contact)) ?? ""),
  agent: ({ agent }) => asText(agent?.name ?? agent?.id ?? ""),
  connection: ({ connection }, { connectionName }) => asText(connectionName(connection)),
  duration: ({ duration }) => duration ?? "",
  direction: ({ direction }) => (direction ? describeDirection(direction).spoken : ""),
  status: ({ phoneStatus }) => asText(phoneStatus ? describeStatus(phoneStatus.value) : ""),
  kind: ({ kind }) => kindNames[kind],
  actions: ({ actions }) => asText(actions.map(({ type }) => describeAction(type)).join("; ")),
  transferred: ({ transferred }) => (transferred === undefined ? "" : transferred ? "Yes" : "No"),
  summary: ({ summary }) => asText(summary?.text ?? ""),
};

const isStandard = (column: ColumnId): column is Standard => Object.hasOwn(cells, column);

/** What a column says of a call, safe in a spreadsheet. Durations are seconds. */
export function cellOf(column: ColumnId, call: CallRow, context: CellContext): Cell {
  if (isStandard(column)) return cells[column](call, context);
  return writeExtracted(extractedUnder(call.extracted, extractedName(column) ?? ""));
}

/** Everything that was said, an utterance a line. */
export function writeTranscript({ transcript: { turns, raw = "" } }: Pick<Call, "transcript">): string {
  if (turns.length === 0) return asText(raw);
  return asText(
    turns.map((turn) => `${describeEntry(turn)}${turn.text === "" ? "" : `: ${turn.text}`}`).join("\n"),
  );
}
