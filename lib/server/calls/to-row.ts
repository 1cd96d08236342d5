import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";

/** What lists, charts and positions need of a call: without its transcript, translation and raw record. */
export function toRow({
  transcript: _transcript,
  translation: _translation,
  raw: _raw,
  ...row
}: Call): CallRow {
  return row;
}
