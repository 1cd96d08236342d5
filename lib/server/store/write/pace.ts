import "server-only";
import type { Database } from "@/lib/server/postgres/database";

const databaseNow = "extract(epoch from clock_timestamp()) * 1000";

/** A crash may lose the last slots: waiting for the disk would cost more than it saves. */
const unsynced = "quick as materialized (select set_config('synchronous_commit', 'off', true) as setting)";

/**
 * The pace of a connection's requests (a generic cell rate algorithm), which all processes on a database share.
 * @param now ms since the epoch, by the database's clock unless given
 */
export function createStoredPace(
  connectionId: number,
  database: () => Database | undefined,
  now: () => number | null = () => null,
) {
  function query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const open = database();
    if (!open) throw new Error("The database is not open.");
    return open.query<Row & Record<string, unknown>>(text, values);
  }

  return {
    /** @returns ms from now until each of `count` slots @throws if the database cannot be reached */
    async reserve(count: number, { spacing, burst }: { spacing: number; burst: number }): Promise<number[]> {
      const [row] = await query<{ due: number; pause: number }>(
        `with ${unsynced}
         insert into paces as p (connection_id, due_at, paused_until)
         select $1, coalesce($3::double precision, ${databaseNow}) + $2, 0 from quick
         on conflict (connection_id) do update
           set due_at = greatest(p.due_at, p.paused_until, coalesce($3, ${databaseNow})) + $2
         returning due_at - coalesce($3, ${databaseNow}) as due,
           paused_until - coalesce($3, ${databaseNow}) as pause`,
        [connectionId, count * spacing, now()],
      );
      const { due, pause } = row ?? { due: 0, pause: 0 };
      return Array.from({ length: count }, (_, index) =>
        Math.max(0, pause, due - (count - index) * spacing - (burst - 1) * spacing),
      );
    },

    /** Lets no process send for so many ms. */
    async pause(milliseconds: number): Promise<void> {
      await query(
        `insert into paces as p (connection_id, due_at, paused_until)
         values ($1, 0, coalesce($3::double precision, ${databaseNow}) + $2)
         on conflict (connection_id) do update set paused_until = greatest(p.paused_until, excluded.paused_until)`,
        [connectionId, milliseconds, now()],
      );
    },
  };
}
