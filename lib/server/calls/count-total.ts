import "server-only";
import { LRUCache } from "lru-cache";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Database } from "@/lib/server/postgres/database";
import { countKinds, ofKind, type KindCounts } from "@/lib/server/store/read/count-calls";
import { whereOf } from "@/lib/server/store/read/where";
import type { Mirror } from "./ask-mirror";

type Counts = LRUCache<string, KindCounts>;

// By database, as versions mean something within one.
const shared = globalThis as typeof globalThis & { callboardCounts?: WeakMap<Database, Counts> };

function countsOf(database: Database): Counts {
  const all = (shared.callboardCounts ??= new WeakMap<Database, Counts>());
  const known = all.get(database) ?? new LRUCache<string, KindCounts>({ max: 500, ttl: 600_000 });
  all.set(database, known);
  return known;
}

/** The same for the same calls: every change of one makes a new version, and there are none after the newest moment read. */
function keyOf({ scope, coverage, from }: Mirror): string {
  const { sql, values } = whereOf(scope, { from, kind: "all" });
  const [connectionId, start, end, ...rest] = values;
  const until = coverage.asOf === undefined || scope.window.end < coverage.asOf ? end : "newest";
  return JSON.stringify([coverage.version, sql, connectionId, start, until, ...rest]);
}

/** How many calls of each kind a query has. While none changes they are counted once. */
export async function countOnce(mirror: Mirror): Promise<KindCounts> {
  const { queries, scope, from } = mirror;
  const counts = countsOf(scope.database);
  const key = keyOf(mirror);
  const known = counts.get(key);
  if (known !== undefined) return known;
  const counted = await countKinds(queries, scope, from);
  if (mirror.coverage.version > 0) counts.set(key, counted);
  return counted;
}

/** How many calls a query has: the same for all pages and for the calls opened from them. */
export async function countTotal(
  mirror: Mirror,
  kind: CallQuery["kind"] = mirror.scope.query.kind,
): Promise<number> {
  return ofKind(await countOnce(mirror), kind);
}
