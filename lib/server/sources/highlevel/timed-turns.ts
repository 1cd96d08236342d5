import "server-only";
import { speakerOf } from "../speakers";
import { isSpoken, type Entry } from "./transcript";
import type { TimedWire } from "./wire";

/** Roles of what a tool did. */
const tools = new Set(["action_executed", "tool"]);

/**
 * The entries of `transcriptWithToolCalls` with seconds from the start of the call, rounded to milliseconds
 * (observed on real servers: float noise such as 10.898000999999999). Spoken entries without words are
 * dropped, as in the plain transcript.
 */
export function readTimedEntries(rows: readonly TimedWire[]): Entry[] {
  return rows.map(readEntry).filter((entry) => !isSpoken(entry) || entry.text !== "");
}

function readEntry(row: TimedWire): Entry {
  const role = row.role?.trim() ?? "";
  const isTool = tools.has(role.toLowerCase()) || row.toolName != null;
  const speaker = speakerOf(role) ?? (isTool ? "tool" : "system");
  const start = seconds(row.startTime);
  const end = seconds(row.endTime);
  return {
    speaker,
    label: (speaker === "tool" ? row.toolName : undefined) ?? (role === "" ? speaker : role),
    text: (row.content ?? row.toolArguments?.executionMessage ?? "").trim(),
    ...(start !== undefined && { start }),
    ...(end !== undefined && (start === undefined || end >= start) && { end }),
  };
}

function seconds(value: number | null | undefined): number | undefined {
  return value == null || !Number.isFinite(value) || value < 0 ? undefined : Math.round(value * 1000) / 1000;
}
