import "server-only";
import type { Queries } from "@/lib/server/postgres/database";

/** What readers want of the sync; instants in ms since the epoch. */
export interface Wishes {
  paused: boolean;
  syncWantedAt: number | null;
  recheckWantedAt: number | null;
}

export type Wish = "now" | "pause" | "resume" | "recheck";

/** The syncing process may be another one, so a wish is left where that looks. */
const statements: Record<Wish, string> = {
  now: "sync_wanted_at = $2",
  pause: "paused = true, updated_at = $2",
  resume: "paused = false, updated_at = $2",
  recheck: "recheck_wanted_at = $2",
};

/** @param now ms since the epoch */
export async function leaveWish(
  queries: Queries,
  connectionId: number,
  wish: Wish,
  now: number,
): Promise<void> {
  await queries.query(
    `update sync_states set ${statements[wish]} where connection_id = $1 and $2::bigint is not null`,
    [connectionId, now],
  );
}

export async function readWishes(queries: Queries, connectionId: number): Promise<Wishes> {
  const [wishes] = await queries.query<Wishes>(
    `select paused, sync_wanted_at as "syncWantedAt", recheck_wanted_at as "recheckWantedAt"
     from sync_states where connection_id = $1`,
    [connectionId],
  );
  return wishes ?? { paused: false, syncWantedAt: null, recheckWantedAt: null };
}

/** A wish has been fulfilled; one that came meanwhile has not. */
export async function forgetWish(
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
