import "server-only";
import { LRUCache } from "lru-cache";
import { planQuery } from "./plan";
import { connectionOf, type Scope } from "./scope";
import { readScope } from "./select-calls";
import { keyOf } from "./shared-reads";

const shared = globalThis as typeof globalThis & { callboardTrials?: LRUCache<string, number> };

function recentCounts(): LRUCache<string, number> {
  return (shared.callboardTrials ??= new LRUCache<string, number>({ max: 200, ttl: 30_000 }));
}

/** How many trial calls a query leaves out because it asks for live ones; 0 where it does not. */
export async function countTrials(scope: Scope, signal: AbortSignal): Promise<number> {
  if (scope.query.kind !== "live") return 0;
  const { filter, remainder } = planQuery(scope, "trial");
  if (!remainder) {
    const connection = connectionOf(scope);
    const key = keyOf(connection, { filter, rolling: scope.window.rolling });
    const known = recentCounts().get(key);
    if (known !== undefined) return known;
    const sort = { by: "startedAt", descending: true } as const;
    const { total } = await connection.source.listCalls({ ...filter, sort, page: 1, size: 1 }, signal);
    if (total !== undefined) {
      recentCounts().set(key, total);
      return total;
    }
  }
  return (await readScope(scope, signal, { kind: "trial" })).calls.length;
}
