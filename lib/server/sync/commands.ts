import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";

/** What readers have asked of the sync of a connection; instants in ms since the epoch. */
export interface Commands {
  paused: boolean;
  syncWantedAt: number | null;
  recheckWantedAt: number | null;
}

export type Command = "now" | "pause" | "resume" | "recheck";

const statements: Record<Command, string> = {
  now: "sync_wanted_at = $2",
  pause: "paused = true, updated_at = $2",
  resume: "paused = false, updated_at = $2",
  recheck: "recheck_wanted_at = $2",
};

/** Stores a command for the process that syncs the connection, which may be another one. @param now ms since the epoch */
export async function sendCommand(
  queries: Queries,
  connectionId: number,
  command: Command,
  now: number,
): Promise<void> {
  await queries.query(
    `with changed as (
       update sync_states set ${statements[command]} where connection_id = $1 and $2::bigint is not null
       returning connection_id
     )
     select ${notifySql("command", "connection_id")} from changed`,
    [connectionId, now],
  );
}

export async function readCommands(queries: Queries, connectionId: number): Promise<Commands> {
  const [commands] = await queries.query<Commands>(
    `select paused, sync_wanted_at as "syncWantedAt", recheck_wanted_at as "recheckWantedAt"
     from sync_states where connection_id = $1`,
    [connectionId],
  );
  return commands ?? { paused: false, syncWantedAt: null, recheckWantedAt: null };
}

/** Removes a command that is done. A newer one stays. */
export async function clearCommand(
  queries: Queries,
  connectionId: number,
  column: "sync_wanted_at" | "recheck_wanted_at",
  wantedAt: number,
): Promise<void> {
  await queries.query(`update sync_states set ${column} = null where connection_id = $1 and ${column} = $2`, [
    connectionId,
    wantedAt,
  ]);
}
