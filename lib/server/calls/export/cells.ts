import "server-only";
import type { Call, CallRow, JsonValue } from "@/lib/calls/call";
import { kindNames } from "@/lib/calls/call-text/caller";
import { extractedUnder } from "@/lib/calls/extracted";
import { extractedName, type ColumnId } from "@/lib/calls/query/columns";
import { describeAction } from "@/lib/calls/query/describe";
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

/** What only is a number stays one: also a phone number in E.164, which counts as a number to a spreadsheet. */
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, by which it shows it as text. */
export function asText(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

function writeExtracted(value: JsonValue | undefined): Cell {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return value;
  return typeof value === "string" ? asText(value) : asText(JSON.stringify(value));
}

type Standard = Exclude<ColumnId, `extracted.${string}`>;

const cells: Record<Standard, (call: CallRow, zone: string) => Cell> = {
  startedAt: ({ startedAt }, zone) => zonedIso(startedAt, zone),
  caller: ({ fromNumber, contact }) => asText(fromNumber ?? contact?.name ?? ""),
  contact: ({ contact }) => asText(contact?.name ?? contact?.id ?? ""),
  agent: ({ agent }) => asText(agent?.name ?? agent?.id ?? ""),
  duration: ({ duration }) => duration ?? "",
  kind: ({ kind }) => kindNames[kind],
  actions: ({ actions }) => asText(actions.map(({ type }) => describeAction(type)).join("; ")),
  transferred: ({ transferred }) => (transferred === undefined ? "" : transferred ? "Yes" : "No"),
  summary: ({ summary }) => asText(summary?.text ?? ""),
};

const isStandard = (column: ColumnId): column is Standard => Object.hasOwn(cells, column);

/** What a column says of a call, safe in a spreadsheet. Durations are seconds. */
export function cellOf(column: ColumnId, call: CallRow, zone: string): Cell {
  if (isStandard(column)) return cells[column](call, zone);
  return writeExtracted(extractedUnder(call.extracted, extractedName(column) ?? ""));
}

/** Everything that was said, an utterance a line. */
export function writeTranscript({ transcript: { turns, raw = "" } }: Pick<Call, "transcript">): string {
  if (turns.length === 0) return asText(raw);
  return asText(
    turns.map((turn) => `${describeEntry(turn)}${turn.text === "" ? "" : `: ${turn.text}`}`).join("\n"),
  );
}
