import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { clearCommand, readCommands } from "./commands";
import { isLate, type SyncContext } from "./context";
import { noteScopes } from "./missing-scopes";
import { restartFeed } from "./phone-records/feed-state";
import { during, noteProgress } from "./states";
import { byAgent } from "./strategies/by-agent/by-agent";
import { byWindow } from "./strategies/by-window/by-window";
import type { Strategy } from "./strategies/strategy";

function strategyOf({ connection }: SyncContext): Strategy {
  const { feed } = connection.source;
  return feed.by === "agent" ? byAgent(feed) : byWindow;
}

/**
 * Reads what is newest, and clears the command to sync now.
 * @throws CallboardError as the source does
 */
export async function headRound(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection } = context;
  const { syncWantedAt } = await readCommands(database, connection.connectionId);
  await strategyOf(context).readNewest(context, signal, syncWantedAt !== null);
  if (syncWantedAt !== null) {
    await clearCommand(database, connection.connectionId, "sync_wanted_at", syncWantedAt);
  }
}

/**
 * Stores what an account calls itself, its agents and its time zone, so that pages have them when the upstream is off.
 * @throws CallboardError as the source does
 */
async function storeNames({ database, connection }: SyncContext, signal: AbortSignal): Promise<void> {
  const { connectionId, source } = connection;
  const zone = await source.names.zone?.(signal);
  if (zone !== undefined) {
    await database.query(`update connections set time_zone = $2 where connection_id = $1`, [
      connectionId,
      zone,
    ]);
  }
  const account = await source.names.account?.(signal);
  if (account !== undefined) {
    await database.query(`update connections set account_name = $2 where connection_id = $1`, [
      connectionId,
      account,
    ]);
  }
  const agents = await source.listAgents(signal);
  const lists = [
    connectionId,
    agents.map(({ id }) => id),
    agents.map(({ name }) => name),
    agents.map(({ status }) => status ?? null),
  ];
  await database.transaction(async (queries) => {
    // Agents get their numbers one at a time, here and where calls are stored.
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    await queries.query(
      `update agents set name = wanted.name, status = wanted.status
       from unnest($2::text[], $3::text[], $4::text[]) as wanted (id, name, status)
       where connection_id = $1 and agents.id = wanted.id
         and (agents.name, agents.status) is distinct from (wanted.name, wanted.status)`,
      lists,
    );
    await queries.query(
      `insert into agents (connection_id, agent_no, id, name, status)
       select $1, (select coalesce(max(agent_no), 0) from agents where connection_id = $1)
                  + row_number() over (order by id), id, name, status
       from unnest($2::text[], $3::text[], $4::text[]) as wanted (id, name, status)
       where not exists (select from agents where connection_id = $1 and agents.id = wanted.id)`,
      lists,
    );
  });
}

/** Names are optional: without them the sync goes on. */
async function tryNames(context: SyncContext, signal: AbortSignal): Promise<void> {
  try {
    await storeNames(context, signal);
  } catch (error) {
    if (!(error instanceof CallboardError)) throw error;
  }
  await noteScopes(context);
}

/**
 * Does everything else that is due: what is missing, what a reader wants to be read again, what is to be compared. Ends
 * when nothing is left to do for now.
 * @throws CallboardError as the source does
 */
export async function fillRound(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection } = context;
  const { connectionId } = connection;
  const strategy = strategyOf(context);
  await strategy.fill(context, signal);
  if (isLate(context)) return;
  const { recheckWantedAt } = await readCommands(database, connectionId);
  if (recheckWantedAt !== null) {
    await restartFeed(database, connectionId);
    context.phoneTimer.wake();
    await during(context, "recheck", () => strategy.recheck(context, recheckWantedAt, signal));
    if (isLate(context)) return;
    await clearCommand(database, connectionId, "recheck_wanted_at", recheckWantedAt);
  }
  await tryNames(context, signal);
  await strategy.verify(context, signal);
  context.checked = true;
  await noteProgress(context);
}
