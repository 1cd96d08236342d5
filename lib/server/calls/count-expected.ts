import "server-only";
import { LRUCache } from "lru-cache";
import { completeQuery } from "@/lib/calls/query/query";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { askBriefly } from "./adornment";
import { liveList, planQuery } from "./plan";
import { connectionOf, type Scope } from "./scope";
import { keyOf } from "./shared-reads";

/** How long an answer waits for it, ms: it is worth saying, and not worth waiting for. */
const patience = 1_000;

const shared = globalThis as typeof globalThis & {
  callboardExpected?: LRUCache<string, { total: number | undefined }>;
};

function recentCounts() {
  return (shared.callboardExpected ??= new LRUCache<string, { total: number | undefined }>({
    max: 200,
    ttl: 30_000,
  }));
}

const searchless = (scope: Scope): Scope => ({ ...scope, query: { ...scope.query, q: undefined } });

/** The part of a query that the upstream can count. */
export function countedQuery(scope: Scope): CallQuery {
  const { kind, agents, contacts, actions } = planQuery(searchless(scope)).filter;
  return completeQuery({ kind, agent: [...agents], contact: [...contacts], action: [...actions] });
}

/** How many calls the upstream has of that part of a query that it can count; undefined where it does not say so soon. */
export async function countExpected(scope: Scope, signal: AbortSignal): Promise<number | undefined> {
  const { filter } = planQuery(searchless(scope));
  const connection = connectionOf(scope);
  const key = keyOf(connection, { filter, rolling: scope.window.rolling });
  const known = recentCounts().get(key);
  if (known) return known.total;
  const sort = { by: "startedAt", descending: true } as const;
  const ask = (brief: AbortSignal) =>
    liveList(connection.source).list({ ...filter, sort, page: 1, size: 1 }, brief);
  const total = (await askBriefly(signal, ask, patience))?.total;
  recentCounts().set(key, { total });
  return total;
}
