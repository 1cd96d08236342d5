import "server-only";
import type { Call, CallRow, JsonValue } from "@/lib/calls/call";
import { contactName, kindNames } from "@/lib/calls/call-text/caller";
import { describeDirection } from "@/lib/calls/call-text/direction";
import { extractedUnder } from "@/lib/calls/extracted";
import { extractedName, type ColumnId } from "@/lib/calls/fields/columns";
import { describeAction } from "@/lib/calls/fields/action";
import { describeStatus } from "@/lib/calls/fields/status";
import { offsetAt } from "@/lib/calls/time/zone";
import { describeEntry } from "@/lib/calls/transcript/describe-entry";

type Cell = string | number;

/** An instant as ISO 8601 with the offset of a zone: `2026-11-18T12:00:05-06:00`. */
export function zonedIso(iso: string, zone: string): string {
  const instant = Date.parse(iso);
  const offset = offsetAt(instant, zone);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const pad = (value: number) => String(value).padStart(2, "0");
  const written = `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  const local = new Date(instant + offset).toISOString();
  return `${local.slice(0, local.endsWith(".000Z") ? -5 : -1)}${written}`;
}

/** What may end a cell or a line of it: line breaks as any program knows them, and what some split at for a comma. */
const end = String.raw`[\n\v\f\r\x1c-\x1e\x85\u2028\u2029;\t]`;

/** Fields to put in quotes, beside those with a quote or a comma. */
export const needsQuotes = new RegExp(end);

/** What only is a number stays one: also a phone number in E.164, which counts as a number to a spreadsheet. */
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The place before a formula. A program may drop blanks, invisible characters and quotes in front of one. */
const formula = new RegExp(
  String.raw`(?<=^|${end})(?=\t|\r(?!\n)|^[\r\n]|[\p{Zs}\p{Cf}"]*[=+\-@＝＋－＠﹦﹢﹣﹫])`,
  "gu",
);

/** A text with an apostrophe before each formula, so that a spreadsheet shows it as text. */
export function asText(text: string): string {
  return plainNumber.test(text) ? text : text.replace(formula, "'");
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
  /** The display name of a connection by its slug. */
  connectionName(slug: string): string;
}

const cells: Record<Standard, (call: CallRow, context: CellContext) => Cell> = {
  startedAt: ({ startedAt }, { zone }) => zonedIso(startedAt, zone),
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
