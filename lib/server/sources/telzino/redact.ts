import "server-only";
import type { JsonValue } from "@/lib/calls/call";
import { cleanText } from "../../text/clean-text";
import { redact, type RedactionRules } from "../redact";
import { recordingRow } from "./wire";

const rules: RedactionRules = {
  operatorNamed: new Set(),
  untouched: new Set(["id", "agent_id", "call_started_at", "call_ended_at", "created_at", "updated_at"]),
};

/** A recording's address opens it without a token, so neither it nor its origin and path are kept anywhere. */
function addressesOf(row: unknown): string[] {
  const url = cleanText(recordingRow.safeParse(row).data?.recording_url?.trim() ?? "");
  if (!URL.canParse(url)) return url === "" ? [] : [url];
  const { host, pathname, search } = new URL(url);
  return [url, host + pathname, host + pathname + search];
}

function withoutRecordings(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutRecordings);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "recording_url")
      .map(([name, field]) => [name, withoutRecordings(field)]),
  );
}

/**
 * A row of Telzino without credentials and addresses of recordings.
 * @param known credentials that must not come out either
 * @throws RangeError if lists and objects are nested too deeply
 */
export const redactRow = (row: unknown, known: readonly string[]): JsonValue =>
  withoutRecordings(redact(row, rules, known, addressesOf(row)));
