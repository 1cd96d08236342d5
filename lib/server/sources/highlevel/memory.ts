import "server-only";
import { LRUCache } from "lru-cache";
import type { ReadCall } from "./transform";
import type { Entry } from "./transcript";

const mostBytes = 20 * 1024 * 1024;

/** A list read just after a call may have but half of its turns, or none yet, ms. */
const keptFor = { turns: 10 * 60_000, none: 60_000 };

/** What lists told us of calls and details do not: timed turns. And the keys to recordings. */
export function createMemory() {
  const timed = new LRUCache<string, Entry[]>({ max: 500, maxSize: mostBytes, sizeCalculation: sizeOf });
  const messages = new LRUCache<string, { messageId: string | undefined }>({ max: 10_000 });

  return {
    /** A row of a list without timed turns says that there are none; a detail without them says nothing. */
    remember({ call: { id }, messageId, timed: entries }: ReadCall, from: "list" | "detail"): void {
      messages.set(id, { messageId });
      if (!entries && from === "detail") return;
      const found = entries ?? [];
      timed.set(id, found, { ttl: found.length > 0 ? keptFor.turns : keptFor.none });
    },
    /** Undefined where no list showed the call yet, or long ago; empty where the last one had no timed turns. */
    timedTurns: (id: string): Entry[] | undefined => timed.get(id),
    message: (id: string) => messages.get(id),
  };
}

/** Bytes, roughly: two for a character of text and some for the object. */
function sizeOf(entries: Entry[]): number {
  return entries.reduce((sum, { text, label }) => sum + 2 * (text.length + label.length) + 120, 64);
}
