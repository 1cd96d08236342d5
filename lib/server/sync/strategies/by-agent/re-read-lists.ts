import "server-only";
import { CallboardError } from "@/lib/server/errors";
import type { AgentFeed, CallPage } from "@/lib/server/sources/source";
import { saveAgentCalls } from "@/lib/server/store/write/save-calls";
import { isLate, type SyncContext } from "../../context";

/** Pages that are read together, so that the requests are spread. */
const pagesTogether = 5;

/** ms for each page at least, so that this takes but a twentieth of the requests that an upstream usually allows. */
const perPage = 2_000;

/** The list of an agent, and how far it was read again. */
interface List {
  agentId: string;
  rows: number;
  /** Pages that were read again since `since`, ms since the epoch; 0: the list waits for its turn. */
  page: number;
  since: number;
}

const readLists = ({ database, connection }: SyncContext) =>
  database.query<List>(
    `select agent_id as "agentId", rows, again_page as page, again_since as since
     from agent_lists where connection_id = $1
     order by again_page = 0, again_since, agent_id`,
    [connection.connectionId],
  );

/** Notes how far a list was read again. */
async function saveProgress(
  { database, connection }: SyncContext,
  agentId: string,
  page: number,
  since: number,
): Promise<void> {
  await database.query(
    `update agent_lists set again_page = $3, again_since = $4 where connection_id = $1 and agent_id = $2`,
    [connection.connectionId, agentId, page, since],
  );
}

/** A page of a list; undefined if there is no such page, or the upstream no longer has the agent. */
async function readPage(
  { limit }: SyncContext,
  feed: AgentFeed,
  agentId: string,
  page: number,
  signal: AbortSignal,
): Promise<CallPage | undefined> {
  try {
    return await limit(() => feed.page(agentId, page, signal));
  } catch (error) {
    const isAbsent =
      error instanceof CallboardError && ["not_found", "upstream_rejected"].includes(error.code);
    if (signal.aborted || !isAbsent) throw error;
    return undefined;
  }
}

/**
 * Reads some pages of the list that was read the longest time ago, if it is their turn: all lists are read once in
 * `context.reReadEvery`, spread evenly. It finds changes that no length of a list shows, such as a transcript that was
 * redacted. How far it is survives the process.
 * @throws CallboardError as the source does
 */
export async function reReadLists(context: SyncContext, feed: AgentFeed, signal: AbortSignal): Promise<void> {
  const { database, connection, now, pausedUntil, reReadEvery } = context;
  if (reReadEvery === undefined || isLate(context) || now() < pausedUntil.old) return;
  const lists = await readLists(context);
  const [list] = lists;
  if (!list) return;
  const isFirst = pausedUntil.old === 0;
  const isOverdue = list.since <= now() - reReadEvery;
  const pages = lists.reduce((sum, { rows }) => sum + Math.max(1, Math.ceil(rows / feed.pageSize)), 0);
  const pause = isOverdue ? perPage : Math.max(perPage, reReadEvery / pages);
  pausedUntil.old = now() + pause * pagesTogether;
  // What was read a while before this process began waits for its turn, too.
  if (isFirst && !isOverdue) return;
  const since = list.page === 0 ? now() : list.since;
  for (let page = list.page + 1; page <= list.page + pagesTogether; page++) {
    const read = await readPage(context, feed, list.agentId, page, signal);
    if (read) await saveAgentCalls(database, connection.connectionId, read.calls, now());
    const ends = !read || read.rows === 0 || (read.last ?? read.rows < feed.pageSize);
    await saveProgress(context, list.agentId, ends ? 0 : page, since);
    if (!ends) continue;
    pausedUntil.old = now() + pause * (page - list.page);
    return;
  }
}
