import "server-only";
import type { Queries } from "@/lib/server/postgres/database";

/** How much of a window of time the mirror holds. */
export interface MirrorCoverage {
  /** All of it is here, up to the newest moment that was read. */
  complete: boolean;
  /**
   * Everything from here to the end of the window, or to the newest moment that was read, is here; ms since the epoch.
   * Where complete, it is the start of the window.
   */
  from: number;
  /** The moment that the mirror tells of, ms since the epoch; undefined where nothing was read yet. */
  asOf: number | undefined;
  /** Calls of the covered spans from `from` on that could not be read. */
  unreadable: number;
  /** Our counts of those spans were the upstream's. */
  verified: boolean;
  /** Changes with every change of any call of the connection. */
  version: number;
  /** The start of the newest call, ms since the epoch. */
  newest: number | undefined;
}

interface CoverageRow {
  head: number | null;
  as_of: number | null;
  version: number | null;
  from_at: number | null;
  unreadable: number;
  verified: boolean;
  newest: number | null;
}

/**
 * Reads how much of a window the mirror holds. Spans that are covered follow each other; what counts is the run of them
 * that ends where the window does. A window that ends after the newest moment that was read is asked for up to that.
 *
 * @param window ms since the epoch
 */
export async function readCoverage(
  queries: Queries,
  connectionId: number,
  window: { start: number; end: number },
): Promise<MirrorCoverage> {
  // The sync begins with the first moment of 1970.
  const start = Math.max(0, window.start);
  const [row] = await queries.query<CoverageRow>(
    `with head as (
       select max(end_at) as at from coverage where connection_id = $1
     ), span as (
       select start_at, end_at, unreadable, verified,
         end_at < lead(start_at, 1, least($3::bigint, head.at)) over (order by start_at) as parted
       from coverage, head
       where connection_id = $1 and start_at < $3 and end_at > $2
     ), run as (
       select * from span where end_at > coalesce((select max(end_at) from span where parted), 0)
     )
     select head.at as head, state.as_of, state.version,
       (select min(start_at) from run) as from_at,
       (select coalesce(sum(unreadable), 0) from run) as unreadable,
       (select coalesce(bool_and(verified), true) from run) as verified,
       (select max(started_at) from calls where connection_id = $1) as newest
     from head left join sync_states as state on state.connection_id = $1`,
    [connectionId, start, window.end],
  );
  const head = row?.head ?? undefined;
  const end = Math.min(window.end, head ?? window.end);
  const from = Math.max(start, Math.min(end, row?.from_at ?? end));
  return {
    complete: head !== undefined && from <= start,
    from,
    asOf: head === undefined ? undefined : Math.max(head, row?.as_of ?? head),
    unreadable: row?.unreadable ?? 0,
    verified: row?.verified ?? true,
    version: row?.version ?? 0,
    newest: row?.newest ?? undefined,
  };
}
