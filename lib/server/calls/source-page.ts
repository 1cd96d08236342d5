import "server-only";
import { LRUCache } from "lru-cache";
import type { CallRow } from "@/lib/calls/call";
import { liveList, planQuery } from "./plan";
import { connectionOf, type Scope } from "./scope";
import { holdsUnreadable, keyOf, rememberUnreadable } from "./shared-reads";
import { toRow } from "./to-row";

/** A page that the source itself filtered and sorted. */
export interface SourcePage {
  calls: CallRow[];
  total: number;
  unreadable: number;
}

const shared = globalThis as typeof globalThis & { callboardPages?: LRUCache<string, SourcePage> };

/** Pages of the last minute: the way from a list to a call and on to the next asks for them again. */
function recentPages(): LRUCache<string, SourcePage> {
  return (shared.callboardPages ??= new LRUCache<string, SourcePage>({ max: 40, ttl: 60_000 }));
}

/**
 * One page as the source lists it. Undefined where the source cannot express the query, says no total, or counts rows
 * that cannot be understood.
 *
 * @param recent a page that somebody was shown within the last minute will do
 * @param counting `upstream`: rows that cannot be understood may be in the total
 * @throws CallboardError what the source throws
 */
export async function sourcePage(
  scope: Scope,
  page: number,
  signal: AbortSignal,
  { recent, counting = "charts" }: { recent: boolean; counting?: "charts" | "upstream" },
): Promise<SourcePage | undefined> {
  const { filter, remainder } = planQuery(scope);
  if (remainder) return undefined;
  const live = liveList(connectionOf(scope).source);
  const { sort, size } = scope.query;
  const set = keyOf(connectionOf(scope), { filter, rolling: scope.window.rolling });
  if (counting === "charts" && holdsUnreadable(set)) return undefined;
  const key = `${set} ${sort} ${size} ${page}`;
  const known = recent ? recentPages().get(key) : undefined;
  if (known) return known;
  const beyond = page > live.maxPage;
  const answer = await live.list(
    {
      ...filter,
      sort: {
        by: sort.endsWith("duration") ? "duration" : "startedAt",
        descending: sort.startsWith("-"),
      },
      page: beyond ? 1 : page,
      size,
    },
    signal,
  );
  if (answer.total === undefined) return undefined;
  if (answer.unreadable > 0) rememberUnreadable(set, answer.total);
  if (counting === "charts" && holdsUnreadable(set)) return undefined;
  const past = beyond || (page - 1) * size >= answer.total;
  const result = {
    calls: past ? [] : answer.calls.map(toRow),
    total: answer.total,
    unreadable: past ? 0 : answer.unreadable,
  };
  recentPages().set(key, result);
  return result;
}
