import "server-only";
import { LRUCache } from "lru-cache";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { perProcess } from "../per-process";
import type { Queries } from "../postgres/database";
import { ofKind, type KindCounts } from "../store/kinds";
import { countKinds } from "../store/read/count-calls";
import type { Selection } from "../store/read/selection";
import { whereOf } from "../store/read/where";
import type { ResolvedQuery } from "./resolve";

const recent = () => perProcess("counts", () => new LRUCache<string, KindCounts>({ max: 500, ttl: 600_000 }));

/**
 * The same for the same calls: every change of a call makes a new version. Nothing is later than the newest moment that
 * was read, so that the end of a rolling window does not matter.
 */
function keyOf({ parts, now }: ResolvedQuery, selection: Selection): string | undefined {
  if (parts.some(({ coverage }) => coverage.version === 0)) return undefined;
  const { sql, values } = whereOf(selection, { kind: "all" });
  const [ids, start, end, ...rest] = values;
  const isNewest = parts.every(({ coverage }) => (coverage.asOf ?? now) <= selection.window.end);
  const versions = parts.map(({ coverage }) => [coverage.connectionId, coverage.version]);
  return JSON.stringify([versions, sql, ids, start, isNewest ? "newest" : end, rest]);
}

/** How many calls of each kind a selection has. While no call changes they are counted once. */
export async function countKindsOnce(
  queries: Queries,
  resolved: ResolvedQuery,
  selection: Selection = resolved.selection,
): Promise<KindCounts> {
  const key = keyOf(resolved, selection);
  const known = key === undefined ? undefined : recent().get(key);
  if (known !== undefined) return known;
  const counted = await countKinds(queries, selection);
  if (key !== undefined) recent().set(key, counted);
  return counted;
}

/** Keeps what was counted on the way. */
export function rememberKinds(resolved: ResolvedQuery, kinds: KindCounts): void {
  const key = keyOf(resolved, resolved.selection);
  if (key !== undefined) recent().set(key, kinds);
}

/** How many calls a query has: the same for all pages and for the calls opened from them. */
export async function countTotal(
  queries: Queries,
  resolved: ResolvedQuery,
  kind: CallQuery["kind"] = resolved.query.kind,
): Promise<number> {
  return ofKind(await countKindsOnce(queries, resolved), kind);
}
