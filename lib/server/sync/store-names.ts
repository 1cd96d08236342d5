import "server-only";
import type { SyncContext } from "./context";

/**
 * Stores what an account calls its agents and its time zone, so that pages have them when the upstream is off.
 * @throws CallboardError as the source does
 */
export async function storeNames({ database, connection }: SyncContext, signal: AbortSignal): Promise<void> {
  const { connectionId, source } = connection;
  const zone = await source.names.zone?.(signal);
  if (zone !== undefined) {
    await database.query(`update connections set time_zone = $2 where connection_id = $1`, [
      connectionId,
      zone,
    ]);
  }
  const agents = await source.listAgents(signal);
  await database.transaction(async (queries) => {
    // Agents get their numbers one at a time, here and where calls are stored.
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    await queries.query(
      `update agents set name = wanted.name from unnest($2::text[], $3::text[]) as wanted (id, name)
       where connection_id = $1 and agents.id = wanted.id and agents.name is distinct from wanted.name`,
      [connectionId, agents.map(({ id }) => id), agents.map(({ name }) => name)],
    );
    await queries.query(
      `insert into agents (connection_id, agent_no, id, name)
       select $1, (select coalesce(max(agent_no), 0) from agents where connection_id = $1)
                  + row_number() over (order by id), id, name
       from unnest($2::text[], $3::text[]) as wanted (id, name)
       where not exists (select from agents where connection_id = $1 and agents.id = wanted.id)`,
      [connectionId, agents.map(({ id }) => id), agents.map(({ name }) => name)],
    );
  });
}
