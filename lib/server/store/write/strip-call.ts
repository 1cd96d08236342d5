import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";

/** What is left of a call whose texts are no longer kept: what is counted, and not who called. */
export function stripCall<Row extends CallRow>(call: Row): Row {
  const open: CallRow & Partial<Call> = {
    ...call,
    extracted: {},
    actions: call.actions.map(({ type, triggeredAt, executedAt }) => ({
      type,
      parameters: {},
      ...(triggeredAt !== undefined && { triggeredAt }),
      ...(executedAt !== undefined && { executedAt }),
    })),
  };
  delete open.contact;
  delete open.fromNumber;
  delete open.summary;
  delete open.translation;
  delete open.sentiment;
  delete open.actionItems;
  if (open.transcript) open.transcript = { turns: [], timing: "none" };
  if (open.raw !== undefined) open.raw = null;
  // Safe, because only what a call may lack was taken away.
  return open as Row;
}
