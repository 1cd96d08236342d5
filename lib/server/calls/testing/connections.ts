import "server-only";
import fc from "fast-check";
import type { Call } from "@/lib/calls/call";
import type { ConditionName } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Reader } from "@/lib/server/access/reader";
import type { Database } from "@/lib/server/postgres/database";
import { memorySource } from "./memory-source";
import { mirrored } from "./mirrored";
import { orderCallsNaively, selectCallsNaively } from "./naive-calls";
import { callSets } from "./odd-calls";

const day = 86_400_000;

/** Where all connections of the laws are at home. */
export const home = "America/Chicago";

/** Some connections with calls of their own, of which the mirror holds all or the newest. */
export interface World {
  reader: Reader;
  slugs: string[];
  /** The calls that the mirror holds, as it must give them. */
  loaded: readonly Call[];
  /** Slugs of the connections of which it holds all. */
  whole: string[];
}

/**
 * Makes connections. Every second one is only half loaded; all of them have calls of the same ids.
 * @param now ms since the epoch
 */
export async function makeWorld(database: Database, count: number, now: number): Promise<World> {
  const grants: Reader["grants"][number][] = [];
  const world = { slugs: [] as string[], loaded: [] as Call[], whole: [] as string[] };
  for (let index = 0; index < count; index++) {
    const slug = `c${index + 1}`;
    const [calls = []] = fc.sample(callSets(now, Math.ceil(260 / count)), { numRuns: 1, seed: index + 1 });
    const isWhole = index % 2 === 0;
    const start = isWhole ? 0 : now - 40 * day;
    const borders = [start, now - 31 * day, now - 7_123_456, now];
    const windows = borders.slice(0, -1).map((at, step) => ({ start: at, end: borders[step + 1] ?? now }));
    // An upstream that can list nothing by itself: the mirror answers.
    const { live: _live, ...source } = memorySource(calls);
    const own = await mirrored(database, calls, source, windows, { slug, name: `Connection ${slug}` });
    grants.push(...own.grants);
    world.slugs.push(slug);
    if (isWhole) world.whole.push(slug);
    const from = isWhole ? 0 : Math.ceil(start / 60_000) * 60_000;
    world.loaded.push(
      ...calls
        .filter(({ startedAt }) => Date.parse(startedAt) >= from)
        .map((call) => ({ ...call, connection: slug })),
    );
  }
  return { ...world, reader: { kind: "session", grants } };
}

/**
 * The calls of a query in its order, without any of the product's own code.
 * @param without a condition that does not count
 */
export function expectCalls(
  { loaded, slugs }: World,
  query: CallQuery,
  now: number,
  without?: ConditionName,
): Call[] {
  const asked = query.connection.length === 0 ? slugs : query.connection;
  const own = loaded.filter(({ connection }) => asked.includes(connection));
  return orderCallsNaively(selectCallsNaively(own, query, query.tz ?? home, now, without), query.sort);
}
