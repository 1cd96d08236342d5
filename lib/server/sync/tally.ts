import "server-only";
import type { Call } from "@/lib/calls/call";
import type { Reading } from "./walk-window";

/** Adds up the passes through a window, for as long as the upstream gives the same total. */
export function createTally() {
  let total: number | undefined;
  let calls = new Map<string, Call>();
  let unreadable = 0;
  return {
    /** @returns what there is, if it is as much as the upstream counts; and whether this pass has added to it */
    add(reading: Reading): { verified?: { calls: Map<string, Call>; unreadable: number }; hasNews: boolean } {
      if (reading.total !== total) {
        total = reading.total;
        calls = new Map();
        unreadable = 0;
      }
      const before = calls.size;
      for (const [id, call] of reading.calls) calls.set(id, call);
      unreadable = Math.max(unreadable, reading.unreadable);
      const isVerified = calls.size + unreadable === total && !reading.ignoresWindow;
      return { hasNews: calls.size > before, ...(isVerified && { verified: { calls, unreadable } }) };
    },
  };
}
