import "server-only";
import type { Transcript, Turn } from "@/lib/calls/call";
import { mostEntries } from "../../bounds";
import { speakerOf, speakerWords } from "../speakers";
import type { CallWire, EntryWire } from "./wire";

type Entry = Omit<Turn, "index">;

/** Seconds beyond which a number is no time within a call, but a date. */
const longest = 7 * 24 * 3600;

/**
 * The transcript of a row: the structured one without partial entries, else the plain one. An entry of neither the agent
 * nor the user is an event, with the upstream's word for its speaker. Never throws.
 */
export function readTranscript(row: CallWire): Transcript {
  const structured = (row.transcript_json?.read ?? []).flatMap(readEntry);
  if (structured.length > 0) return toTranscript(structured);
  const plain = row.transcript_text?.trim() ?? "";
  const parsed = parsePlain(plain);
  return parsed ? toTranscript(parsed) : { turns: [], timing: "none", ...(plain !== "" && { raw: plain }) };
}

function readEntry(row: EntryWire): Entry[] {
  if (row.is_partial === true) return [];
  return toEntry(row.speaker ?? "", row.text ?? "", row.timestamp ?? row.created_at ?? undefined);
}

function toEntry(label: string, words: string, seconds: number | undefined): Entry[] {
  const text = words.trim();
  if (text === "") return [];
  const start = seconds !== undefined && seconds >= 0 && seconds <= longest ? seconds : undefined;
  return [
    {
      speaker: speakerOf(label) ?? "system",
      label: label.trim() || "system",
      text,
      ...(start !== undefined && { start: Math.round(start * 1000) / 1000 }),
    },
  ];
}

const isSpoken = ({ speaker }: Entry) => speaker !== "system";

function toTranscript(entries: readonly Entry[]): Transcript {
  let index = 0;
  const turns = entries.map((entry) => {
    if (isSpoken(entry)) index += 1;
    return { index, ...entry };
  });
  const spoken = turns.filter(isSpoken);
  const exact = spoken.length > 0 && spoken.every(({ start }) => start !== undefined);
  return { turns, timing: exact ? "exact" : "none" };
}

/** `[0.50s] agent: …`. What stands on lines of its own belongs to the line before. */
const timed = /^\s*\[(\d{1,7}(?:\.\d{1,9})?)s?\]\s*([^\s:：[\]][^:：\n]{0,59})[:：](.*)$/s;

/** A line without a time that a speaker seems to begin. */
const untimed = new RegExp(`^\\s{0,20}(?:\\S{1,20}\\s{1,5})?(?:${speakerWords})\\s{0,20}[:：]`, "i");

/** The entries of a plain transcript; undefined if its lines are not as documented, so that it is not told who spoke. */
function parsePlain(text: string): Entry[] | undefined {
  const found: { label: string; seconds: number; lines: string[] }[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const [, seconds, label = "", words = ""] = timed.exec(line) ?? [];
    if (seconds !== undefined) found.push({ label, seconds: Number(seconds), lines: [words] });
    else if (found.length === 0 || untimed.test(line)) return undefined;
    else found.at(-1)?.lines.push(line);
  }
  const entries = found
    .slice(0, mostEntries)
    .flatMap(({ label, seconds, lines }) => toEntry(label, lines.join("\n"), seconds));
  return entries.length > 0 ? entries : undefined;
}
