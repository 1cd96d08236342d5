import "server-only";
import { LRUCache } from "lru-cache";
import type { Coverage } from "@/lib/calls/answers";
import { completeQuery } from "@/lib/calls/query/query";
import type { Connection } from "../connections";
import { perProcess } from "../per-process";
import type { Queries } from "../postgres/database";
import { countCalls } from "../store/read/count-calls";
import { startOf } from "../store/read/selection";
import { optional } from "./optional";
import type { ResolvedQuery } from "./resolve";

/** How long an answer waits for what the upstream counts, ms. */
const timeout = 1_000;

type Expected = LRUCache<string, { total: number | undefined }>;
const recent = () => perProcess("expected", (): Expected => new LRUCache({ max: 200, ttl: 30_000 }));

/** How many calls the upstream has in a range; undefined if it does not say so soon. */
async function countExpected(
  { connectionId, source }: Connection,
  { window, span }: ResolvedQuery,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { feed } = source;
  if (feed.by !== "window") return undefined;
  const key = JSON.stringify([connectionId, window.start, window.rolling || window.end]);
  const known = recent().get(key);
  if (known) return known.total;
  const total = await optional(signal, (late) => feed.count(span, late), timeout);
  recent().set(key, { total });
  return total;
}

/** Asks for all calls. */
export const anyCall = completeQuery({ range: "all", kind: "all" });

/** How many calls of the range the mirror holds of each part that is not complete, and of all others together. */
export async function countLoaded(queries: Queries, { parts, selection }: ResolvedQuery) {
  const count = (isCounted: (complete: boolean) => boolean) => {
    const ids = parts
      .filter(({ coverage }) => isCounted(coverage.complete))
      .map(({ connection }) => connection.connectionId);
    const own = selection.parts.filter(({ connectionId }) => ids.includes(connectionId));
    return countCalls(queries, { ...selection, query: anyCall, matches: {}, parts: own });
  };
  return { complete: await count((complete) => complete), partial: await count((complete) => !complete) };
}

/** How much of what a query asks for its answer was made from. */
export async function toCoverage(
  resolved: ResolvedQuery,
  loaded: Awaited<ReturnType<typeof countLoaded>>,
  signal: AbortSignal,
): Promise<Coverage> {
  // What the upstream counts are all of its calls, of which a share shows some.
  const missing = resolved.parts.filter(({ coverage }) => !coverage.complete);
  const from = new Date(startOf(resolved.selection)).toISOString();
  if (resolved.lock) return { complete: false, loaded: loaded.complete + loaded.partial, from };
  const counts = await Promise.all(
    missing.map(({ connection }) => countExpected(connection, resolved, signal)),
  );
  const known = counts.filter((count) => count !== undefined);
  return {
    complete: false,
    loaded: loaded.complete + loaded.partial,
    ...(known.length === counts.length && {
      expected: known.reduce((sum, count) => sum + count, loaded.complete),
    }),
    from,
  };
}
