import "server-only";
import { LRUCache } from "lru-cache";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Database } from "@/lib/server/store/database";
import { countCalls } from "@/lib/server/store/read/count-calls";
import { whereOf } from "@/lib/server/store/read/where";
import type { Mirror } from "./ask-mirror";

type Counts = LRUCache<string, number>;

// By database, as versions mean something within one.
const shared = globalThis as typeof globalThis & { callboardCounts?: WeakMap<Database, Counts> };

function countsOf(database: Database): Counts {
  const all = (shared.callboardCounts ??= new WeakMap<Database, Counts>());
  const known = all.get(database) ?? new LRUCache<string, number>({ max: 500, ttl: 600_000 });
  all.set(database, known);
  return known;
}

/** The same for the same calls: every change of one makes a new version, and there are none after the newest moment read. */
function keyOf({ scope, coverage, from }: Mirror, kind: CallQuery["kind"]): string {
  const { sql, values } = whereOf(scope, { from, kind });
  const [connectionId, start, end, ...rest] = values;
  const until = coverage.asOf === undefined || scope.window.end < coverage.asOf ? end : "newest";
  return JSON.stringify([coverage.version, sql, connectionId, start, until, ...rest]);
}

/** How many calls a query has. While none changes it is counted once, for all pages and for the calls opened from them. */
export async function countTotal(
  mirror: Mirror,
  kind: CallQuery["kind"] = mirror.scope.query.kind,
): Promise<number> {
  const { queries, scope, from } = mirror;
  const counts = countsOf(scope.database);
  const key = keyOf(mirror, kind);
  const known = counts.get(key);
  if (known !== undefined) return known;
  const total = await countCalls(queries, scope, { from, kind });
  if (mirror.coverage.version > 0) counts.set(key, total);
  return total;
}
