import type { Call } from "@/lib/calls/call";

/**
 * A call of which nothing is known but its id and its start, and what a test adds.
 * @param at ms since the epoch
 */
export const bareCall = (id: string, at: number, more: Partial<Call> = {}): Call => ({
  id,
  connection: "main",
  startedAt: new Date(at).toISOString(),
  kind: "live",
  actions: [],
  extracted: {},
  recording: "none",
  transcript: { turns: [], timing: "none" },
  raw: null,
  ...more,
});
