import "server-only";
import type { Database, Queries } from "@/lib/server/postgres/database";

/** How far the phone records of a connection are read. Instants are ms since the epoch. */
export interface FeedState {
  /** The reading that is under way; null between two. */
  beganAt: number | null;
  /** Where it goes on; null at its beginning. */
  next: string | null;
  /** Pages that it has read. */
  pages: number;
  /** When the last reading began that reached its end. Null: no reading did. */
  wholeSince: number | null;
  pausedUntil: number;
  /** Tries in a row that have failed. */
  failures: number;
}

const untouched: FeedState = {
  beganAt: null,
  next: null,
  pages: 0,
  wholeSince: null,
  pausedUntil: 0,
  failures: 0,
};

export async function readFeedState(queries: Queries, connectionId: number): Promise<FeedState> {
  const [state] = await queries.query<FeedState>(
    `select began_at as "beganAt", next, pages, whole_since as "wholeSince", paused_until as "pausedUntil", failures
     from phone_feeds where connection_id = $1`,
    [connectionId],
  );
  return state ?? untouched;
}

export async function writeFeedState(
  queries: Queries,
  connectionId: number,
  { beganAt, next, pages, wholeSince, pausedUntil, failures }: FeedState,
): Promise<void> {
  await queries.query(
    `insert into phone_feeds (connection_id, began_at, next, pages, whole_since, paused_until, failures)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (connection_id) do update set
       began_at = excluded.began_at, next = excluded.next, pages = excluded.pages,
       whole_since = excluded.whole_since, paused_until = excluded.paused_until, failures = excluded.failures`,
    [connectionId, beganAt, next, pages, wholeSince, pausedUntil, failures],
  );
}

/** Has all phone records read again, from the beginning and at once. */
export const restartFeed = (database: Database, connectionId: number): Promise<void> =>
  writeFeedState(database, connectionId, untouched);
