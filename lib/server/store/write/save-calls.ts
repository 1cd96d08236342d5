import "server-only";
import type { Call } from "@/lib/calls/call";
import { boundCall } from "@/lib/server/bounds";
import type { Database } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { storeCalls } from "./store-calls";
import { separateErased } from "./tombstones";

/**
 * Stores calls of any time. It deletes none, except erased ones.
 * @param readAt ms since the epoch
 * @returns how many of them could not be stored
 */
export async function saveAgentCalls(
  database: Database,
  connectionId: number,
  calls: readonly Call[],
  readAt: number,
): Promise<number> {
  return database.transaction(async (queries) => {
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    const anywhere = { start: 0, end: readAt, verified: false, readAt };
    const { kept, erased } = await separateErased(queries, connectionId, anywhere, calls);
    const bounded = kept.flatMap((call) => boundCall(call) ?? []);
    const stored = await storeCalls(queries, connectionId, bounded);
    const gone = await queries.query(
      "delete from calls where connection_id = $1 and id = any($2) returning id",
      [connectionId, erased],
    );
    const added = stored.added - gone.length;
    if (stored.added + stored.changed + gone.length > 0) {
      await queries.query(
        `with counted as (
           update coverage set calls = calls + $2 where connection_id = $1 and partial
         ), changed as (
           update sync_states set version = version + 1 where connection_id = $1 returning connection_id
         )
         select ${notifySql("progress", "connection_id")} from changed`,
        [connectionId, added],
      );
    }
    return kept.length - stored.calls.length;
  });
}

/** The list of an agent that was proved to be read to its end. */
interface AgentList {
  agentId: string;
  /** Of the whole list, and how many of them could not be read. */
  rows: number;
  unreadable: number;
  /** ms since the epoch */
  readAt: number;
}

/** Notes how long the list of an agent is. */
export async function saveAgentList(
  database: Database,
  connectionId: number,
  { agentId, rows, unreadable, readAt }: AgentList,
): Promise<void> {
  await database.query(
    `insert into agent_lists (connection_id, agent_id, rows, unreadable, proved_at, again_since)
     values ($1, $2, $3, $4, $5, $5)
     on conflict (connection_id, agent_id) do update set
       rows = excluded.rows, unreadable = excluded.unreadable, proved_at = excluded.proved_at`,
    [connectionId, agentId, rows, unreadable, readAt],
  );
}

/**
 * Has a connection of which nothing is covered yet show what is here so far.
 * @param end ms since the epoch
 */
export async function savePartialCoverage(
  database: Database,
  connectionId: number,
  end: number,
): Promise<void> {
  await database.query(
    `insert into coverage (connection_id, start_at, end_at, calls, unreadable, verified, read_at, checked_at, partial)
     select $1, 0, $2, (select count(*) from calls where connection_id = $1), 0, true, $2, $2, true
     where not exists (select from coverage where connection_id = $1)
     on conflict do nothing`,
    [connectionId, end],
  );
}

/**
 * Replaces the coverage of a connection by one span: everything up to a moment.
 * @param end ms since the epoch
 * @param verified all lists are proved to be complete; else they were read as far as they can be
 */
export async function saveWholeCoverage(
  database: Database,
  connectionId: number,
  end: number,
  verified: boolean,
): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    const [before] = await queries.query<{ since: number | null }>(
      `with cut as (delete from coverage where connection_id = $1 returning unverified_since)
       select min(unverified_since) as since from cut`,
      [connectionId],
    );
    await queries.query(
      `insert into coverage
         (connection_id, start_at, end_at, calls, unreadable, verified, unverified_since, read_at, checked_at)
       select $1, 0, $2, count(*),
         (select coalesce(sum(unreadable), 0) from agent_lists where connection_id = $1), $3, $4, $2, $2
       from calls where connection_id = $1 and started_at < $2`,
      [connectionId, end, verified, verified ? null : (before?.since ?? end)],
    );
  });
}
