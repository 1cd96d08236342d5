import "server-only";
import type { Connection } from "@/lib/server/connections";
import { createHighLevelSource, type SourceOptions } from "@/lib/server/sources/highlevel/source";
import { createFastClock } from "@/lib/server/sources/testing/fast-clock";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import type { Database } from "@/lib/server/postgres/database";

/** Where an upstream is, and for whom. */
export interface Account {
  url: string;
  token: string;
  locationId: string;
}

const unpaced = { acquire: () => Promise.resolve({ done: () => 0 }) };

/** A connection to an upstream of a test: its requests are not paced, and its retries hardly wait. */
export function connectTo({ url, token, locationId }: Account, options: SourceOptions = {}): Connection {
  const settings = { slug: "main", baseUrl: url, token, locationId, apiVersion: "2021-04-15" };
  return {
    slug: "main",
    name: "Main",
    provider: "highlevel",
    account: locationId,
    connectionId: connectionIdOf("highlevel", locationId),
    isLocal: true,
    timeZone: undefined,
    source: createHighLevelSource(settings, {
      clock: createFastClock(200),
      pacer: unpaced,
      attemptTimeout: 6_000_000,
      budgets: { interactive: 6_000_000, background: 6_000_000 },
      ...options,
    }),
  };
}

interface UpstreamRow {
  id: string;
  createdAt: string;
  duration: number;
  summary?: string | null;
}

const summaryOf = (text: string | null | undefined) => text?.trim() || null;

/** A mirror and its upstream, each by call: equal where the mirror is right, its indexes and counts included. */
export async function compare(
  database: Database,
  connectionId: number,
  upstream: Iterable<UpstreamRow>,
): Promise<{ mirror: unknown; upstream: unknown }> {
  const rows = await database.query<{ id: string; facts: unknown }>(
    `select c.id, jsonb_build_array(c.started_at, c.duration, r.row -> 'summary' ->> 'text', t.id is not null) as facts
     from calls as c left join call_records as r using (connection_id, id)
       left join call_texts as t using (connection_id, id)
     where c.connection_id = $1 order by c.id`,
    [connectionId],
  );
  const counts = await database.query<{ covered: number; counted: number }>(
    `select (select coalesce(sum(calls), 0)::integer from coverage where connection_id = $1) as covered,
       (select coalesce(sum(calls), 0)::integer from call_hours where connection_id = $1) as counted`,
    [connectionId],
  );
  const theirs = Array.from(upstream, ({ id, createdAt, duration, summary }) => ({
    id,
    facts: [Date.parse(createdAt), duration, summaryOf(summary), true],
  })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    mirror: { counts, rows },
    upstream: { counts: [{ covered: theirs.length, counted: theirs.length }], rows: theirs },
  };
}
