import "server-only";
import { CallboardError } from "@/lib/server/errors";
import type { AgentFeed, CallPage } from "@/lib/server/sources/source";
import {
  saveAgentCalls,
  saveAgentList,
  savePartialCoverage,
  saveWholeCoverage,
} from "@/lib/server/store/write/save-calls";
import { tombstoneHash } from "@/lib/server/store/write/tombstones";
import type { SyncContext } from "../../context";
import { noteProgress } from "../../states";
import { readNews, walkAgent, type AgentWalk } from "./walk-agent";

/** Agents that were once seen: their calls remain. */
async function seenAgents({ database, connection }: SyncContext): Promise<string[]> {
  const seen = await database.query<{ id: string }>(
    "select id from agents where connection_id = $1 and id <> ''",
    [connection.connectionId],
  );
  return seen.map(({ id }) => id);
}

/** How many calls of a page the mirror does not have, and may have. */
async function countNew({ database, connection }: SyncContext, { calls }: CallPage): Promise<number> {
  const { connectionId } = connection;
  const ids = [...new Set(calls.map(({ id }) => id))];
  const [row] = await database.query<{ count: number }>(
    `select count(*) as count
     from unnest($2::text[], $3::bytea[]) as wanted (id, hash)
     where not exists (select from calls where connection_id = $1 and calls.id = wanted.id)
       and not exists (select from erased_calls where connection_id = $1 and id_hash = hash)`,
    [connectionId, ids, ids.map((id) => tombstoneHash(connectionId, "call", id))],
  );
  return row?.count ?? 0;
}

/** Where the list of an agent was proved to be read to its end, how many rows it had. */
async function provedRows({ database, connection }: SyncContext, agentId: string) {
  const [list] = await database.query<{ rows: number; unreadable: number }>(
    "select rows, unreadable from agent_lists where connection_id = $1 and agent_id = $2",
    [connection.connectionId, agentId],
  );
  return list;
}

/** @returns whether the list of the agent is proved to be complete in the mirror */
async function syncAgent(
  context: SyncContext,
  feed: AgentFeed,
  agentId: string,
  { signal, everything }: { signal: AbortSignal; everything: boolean },
): Promise<boolean> {
  const { database, connection, limit, now, rate, trust } = context;
  const { connectionId } = connection;
  const readAt = now();
  let refused = 0;
  const walk: AgentWalk = {
    feed,
    agentId,
    limit,
    signal,
    async store({ calls, rows }) {
      refused += await saveAgentCalls(database, connectionId, calls, readAt);
      rate.add(rows, now());
    },
  };
  const list = everything ? undefined : await provedRows(context, agentId);
  const grown = list && (await readNews(walk, list.rows, (page) => countNew(context, page)));
  if (list && grown !== undefined) {
    const unreadable = list.unreadable + refused;
    if (grown > list.rows)
      await saveAgentList(database, connectionId, { agentId, rows: grown, unreadable, readAt });
    return true;
  }
  refused = 0;
  const { unreadable, rows, proved } = await walkAgent(walk);
  if (proved) {
    await saveAgentList(database, connectionId, { agentId, rows, unreadable: unreadable + refused, readAt });
  }
  trust.note(rows, proved);
  return proved;
}

/**
 * Reads the lists of all agents. Everything up to now is covered then, unverified if a list was not proved to be
 * complete. What one agent's list fails with is thrown when the others are stored.
 * @param everything reads also the lists that seem unchanged
 * @throws CallboardError as the source does
 */
export async function syncAgents(
  context: SyncContext,
  feed: AgentFeed,
  signal: AbortSignal,
  everything = false,
): Promise<void> {
  const { database, connection, now } = context;
  const end = now();
  const failures: CallboardError[] = [];
  let proved = true;
  // Pages of readers show what is here so far, and say that more is to come.
  await savePartialCoverage(database, connection.connectionId, end);
  const listed = new Set((await connection.source.listAgents(signal)).map(({ id }) => id));
  for (const agentId of new Set([...listed, ...(await seenAgents(context))])) {
    try {
      proved = (await syncAgent(context, feed, agentId, { signal, everything })) && proved;
      await noteProgress(context);
    } catch (error) {
      if (signal.aborted || !(error instanceof CallboardError)) throw error;
      // The upstream no longer has this agent: there is nothing more to read.
      if (error.code !== "not_found" || listed.has(agentId)) failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure) throw failure;
  await saveWholeCoverage(database, connection.connectionId, end, proved);
  context.refreshedAt = end;
  await noteProgress(context, end);
}

/**
 * Reads the list of one agent. It says nothing of the others, so that what is covered stays as it was.
 * @returns whether there is such an agent: others are not asked for
 * @throws CallboardError as the source does
 */
export async function syncKnownAgent(
  context: SyncContext,
  feed: AgentFeed,
  agentId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const isSeen = (await seenAgents(context)).includes(agentId);
  const isListed = async () =>
    (await context.connection.source.listAgents(signal)).some(({ id }) => id === agentId);
  if (!isSeen && !(await isListed())) return false;
  await syncAgent(context, feed, agentId, { signal, everything: false });
  return true;
}
