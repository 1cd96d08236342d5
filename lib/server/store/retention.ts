import "server-only";
import type { RetentionDays } from "@/lib/calls/retention";
import type { Queries } from "../postgres/database";

const day = 86_400_000;
const forever: RetentionDays = { textDays: null, peaksDays: null, factsDays: null };

/** For how long the parts of a connection's calls are kept. */
export async function readRetention(queries: Queries, connectionId: number): Promise<RetentionDays> {
  const [row] = await queries.query<RetentionDays>(
    `select text_days as "textDays", peaks_days as "peaksDays", facts_days as "factsDays"
     from retentions where connection_id = $1`,
    [connectionId],
  );
  return row ?? forever;
}

/**
 * Changes for how long the parts of a connection's calls are kept. Calls that are to be kept again are read again.
 * @param now ms since the epoch
 */
export async function saveRetention(
  queries: Queries,
  connectionId: number,
  { textDays, peaksDays, factsDays }: RetentionDays,
  now: number,
): Promise<void> {
  await queries.query(
    `insert into retentions (connection_id, text_days, peaks_days, facts_days, changed_at)
     values ($1, $2, $3, $4, $5)
     on conflict (connection_id) do update set text_days = excluded.text_days,
       peaks_days = excluded.peaks_days, facts_days = excluded.facts_days, changed_at = excluded.changed_at`,
    [connectionId, textDays, peaksDays, factsDays, now],
  );
  const back = await queries.query(
    `delete from erased_calls where connection_id = $1 and expired and (started_at is null or started_at >= $2)
     returning started_at`,
    [connectionId, factsDays === null ? 0 : now - factsDays * day],
  );
  if (back.length === 0) return;
  await queries.query("update coverage set checked_at = 0 where connection_id = $1", [connectionId]);
}

/** Before this moment parts of calls are no longer kept, ms since the epoch. */
export const oldestOf = (days: number | null, now: number): number =>
  days === null ? -Infinity : now - days * day;
