import "server-only";
import type { Queries } from "../../postgres/database";

/** How much of a window of time the mirror holds of one connection. */
export interface StoredCoverage {
  connectionId: number;
  /** All of it is here, up to the newest moment that was read. */
  complete: boolean;
  /**
   * Everything from here to the end of the window, or to the newest moment that was read, is here; ms since the epoch.
   * If complete, it is the start of the window.
   */
  from: number;
  /** The moment that the mirror tells of, ms since the epoch; undefined before the first reading. */
  asOf: number | undefined;
  /** Everything that is covered was read at this moment or later, ms since the epoch; undefined if nothing is covered. */
  readSince: number | undefined;
  /** Calls of the covered spans from `from` on that could not be read. */
  unreadable: number;
  /** Of the calls from `from` on, some are not here yet. */
  partial: boolean;
  /** Our counts of those spans were the upstream's. */
  verified: boolean;
  /** Changes with every change of any call of the connection. */
  version: number;
  /** The start of the newest call, ms since the epoch. */
  newest: number | undefined;
}

interface CoverageRow {
  connection_id: number;
  head: number | null;
  as_of: number | null;
  version: number | null;
  from_at: number | null;
  unreadable: number;
  verified: boolean;
  partial: boolean;
  newest: number | null;
  read_since: number | null;
}

function toCoverage(row: CoverageRow, start: number, windowEnd: number): StoredCoverage {
  const head = row.head ?? undefined;
  const end = Math.min(windowEnd, head ?? windowEnd);
  const from = Math.max(start, Math.min(end, row.from_at ?? end));
  return {
    connectionId: row.connection_id,
    complete: head !== undefined && from <= start && !row.partial,
    from,
    asOf: head === undefined ? undefined : Math.max(head, row.as_of ?? head),
    unreadable: row.unreadable,
    verified: row.verified,
    partial: row.partial,
    version: row.version ?? 0,
    newest: row.newest ?? undefined,
    readSince: row.read_since ?? undefined,
  };
}

/**
 * Reads how much of a window the mirror holds of each connection. Spans that are covered follow each other; what counts
 * is the run of them that ends with the window. A window that ends after the newest moment that was read is asked for
 * up to that moment.
 *
 * @param window ms since the epoch
 */
export async function readCoverage(
  queries: Queries,
  connectionIds: readonly number[],
  window: { start: number; end: number },
): Promise<StoredCoverage[]> {
  // The sync begins with the first moment of 1970.
  const start = Math.max(0, window.start);
  const rows = await queries.query<CoverageRow>(
    `select part.connection_id, head.at as head, state.as_of, state.version, run.from_at,
       coalesce(run.unreadable, 0) as unreadable, coalesce(run.verified, true) as verified,
       coalesce(run.partial, false) as partial, newest.at as newest, run.read_since
     from unnest($1::int[]) as part (connection_id)
     left join lateral (
       select end_at as at from coverage where connection_id = part.connection_id order by start_at desc limit 1
     ) as head on true
     cross join lateral (
       select max(started_at) as at from calls where connection_id = part.connection_id
     ) as newest
     cross join lateral (
       select min(start_at) as from_at, sum(unreadable) as unreadable, bool_and(verified) as verified, bool_or(partial) as partial,
         min(read_at) as read_since,
         sum(end_at - start_at) < max(end_at) - min(start_at) or max(end_at) < least($3::bigint, head.at) as parted
       from coverage
       where connection_id = part.connection_id and start_at < $3 and end_at > $2
     ) as whole
     cross join lateral (
       -- Spans do not overlap: without a gap they need not be compared with each other.
       select whole.from_at, whole.unreadable, whole.verified, whole.partial, whole.read_since where whole.parted is not true
       union all
       select min(start_at), sum(unreadable), bool_and(verified), bool_or(partial), min(read_at)
       from (
         select start_at, unreadable, verified, partial, read_at,
           bool_or(parted) over (order by start_at rows between current row and unbounded following) as cut_off
         from (
           select start_at, unreadable, verified, partial, read_at,
             end_at < lead(start_at, 1, least($3::bigint, head.at)) over (order by start_at) as parted
           from coverage
           where connection_id = part.connection_id and start_at < $3 and end_at > $2 and whole.parted
         ) as span
       ) as span
       where not cut_off
       having whole.parted
     ) as run
     left join sync_states as state on state.connection_id = part.connection_id`,
    [connectionIds, start, window.end],
  );
  return rows.map((row) => toCoverage(row, start, window.end));
}
