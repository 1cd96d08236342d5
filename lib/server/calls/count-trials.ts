import "server-only";
import { LRUCache } from "lru-cache";
import type { Notice } from "@/lib/calls/answers";
import { leftOf, readDeadline } from "@/lib/server/deadlines";
import { askBriefly } from "./adornment";
import { liveList, planQuery } from "./plan";
import { connectionOf, isEmptyScope, type Scope } from "./scope";
import { readScope } from "./select-calls";
import { keyOf } from "./shared-reads";

const shared = globalThis as typeof globalThis & { callboardTrials?: LRUCache<string, number> };

function recentCounts(): LRUCache<string, number> {
  return (shared.callboardTrials ??= new LRUCache<string, number>({ max: 200, ttl: 30_000 }));
}

/** Trial calls that fit a query but for their kind; undefined where there are more than one read holds. */
async function countTrials(scope: Scope, signal: AbortSignal): Promise<number | undefined> {
  const { filter, remainder } = planQuery(scope, "trial");
  if (!remainder) {
    const connection = connectionOf(scope);
    const key = keyOf(connection, { filter, rolling: scope.window.rolling });
    const known = recentCounts().get(key);
    if (known !== undefined) return known;
    const sort = { by: "startedAt", descending: true } as const;
    const { total } = await liveList(connection.source).list({ ...filter, sort, page: 1, size: 1 }, signal);
    if (total !== undefined) {
      recentCounts().set(key, total);
      return total;
    }
  }
  const { read, calls } = await readScope(scope, signal, { kind: "trial" });
  return read.complete ? calls.length : undefined;
}

const unavailable: Notice = {
  code: "trials_unavailable",
  message: "How many trial calls are hidden could not be read just now.",
};

/**
 * How many trial calls a query leaves out because it asks for live ones, 0 where it does not. The calls themselves do not
 * fail with it: where it is not known it is absent, and a notice says so.
 */
export async function countHiddenTrials(
  scope: Scope,
  signal: AbortSignal,
): Promise<{ hidden: { trial?: number }; notices: Notice[] }> {
  if (scope.query.kind !== "live" || isEmptyScope(scope)) return { hidden: { trial: 0 }, notices: [] };
  const left = leftOf(readDeadline, scope.asOf);
  const trial = await askBriefly(signal, (brief) => countTrials(scope, brief), left);
  return trial === undefined ? { hidden: {}, notices: [unavailable] } : { hidden: { trial }, notices: [] };
}
