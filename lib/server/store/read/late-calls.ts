import "server-only";
import type { Queries } from "../../postgres/database";
import { pairsOf, type Pairs, type PairRow } from "./selection";

/** Calls that a list can leave out by their ids. */
const most = 1_000;

/**
 * Calls that came into the mirror after a moment.
 * @param moment and window: ms since the epoch
 * @returns undefined if they are too many to be left out
 */
export async function readLateCalls(
  queries: Queries,
  connectionIds: readonly number[],
  { start, end }: { start: number; end: number },
  moment: number,
): Promise<Pairs<string> | undefined> {
  const rows = await queries.query<PairRow<string>>(
    `select connection_id, id as value from calls
     where connection_id = any($1::int[]) and added_at > $2 and started_at >= $3 and started_at < $4
     limit ${most + 1}`,
    [connectionIds, moment, start, end],
  );
  return rows.length > most ? undefined : pairsOf(rows);
}
