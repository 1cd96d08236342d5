import "server-only";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../postgres/database";

/** How loud a recording is: 0 to 255 for each stretch. */
interface StoredPeaks {
  peaks: Uint8Array;
  perSecond: number;
  seconds: number;
}

interface Row {
  peaks: Buffer;
  per_second: number;
  seconds: number;
}

/** Undefined if they were not measured yet. */
export async function readPeaks(
  queries: Queries,
  connectionId: number,
  id: string,
): Promise<StoredPeaks | undefined> {
  const [found] = await queries.query<Row>(
    "select peaks, per_second, seconds from recording_peaks where connection_id = $1 and id = $2",
    [connectionId, cleanText(id)],
  );
  return found && { peaks: found.peaks, perSecond: found.per_second, seconds: found.seconds };
}

/**
 * Keeps the peaks of a call that the mirror holds; those of another one have nothing to be erased with. Those of a call
 * that is too old for them are not kept.
 */
export async function savePeaks(
  queries: Queries,
  connectionId: number,
  id: string,
  { peaks, perSecond, seconds }: StoredPeaks,
): Promise<void> {
  await queries.query(
    `insert into recording_peaks (connection_id, id, per_second, seconds, peaks)
     select $1, id, $3, $4, $5 from calls where connection_id = $1 and id = $2
       and not exists (
         select from retentions where connection_id = $1 and calls.started_at < $6 - peaks_days * 86400000::bigint)
     on conflict (connection_id, id) do nothing`,
    [connectionId, cleanText(id), perSecond, seconds, Buffer.from(peaks), Date.now()],
  );
}
