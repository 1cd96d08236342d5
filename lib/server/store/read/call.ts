import "server-only";
import type { Call } from "@/lib/calls/call";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";
import type { SelectedPart } from "./selection";
import { storedCall, storedColumns, storedJoins, type StoredRow } from "./stored-call";

interface Found extends StoredRow {
  detail: unknown;
  as_of: number | null;
}

/** A call that the mirror holds, and the moment that the mirror tells of (ms since the epoch). */
export async function readCall(
  queries: Queries,
  part: Pick<SelectedPart, "connectionId" | "slug">,
  id: string,
): Promise<{ call: Call; asOf: number } | undefined> {
  const [found] = await queries.query<Found>(
    `select ${storedColumns}, record.detail,
       (select max(end_at) from coverage where connection_id = $1) as as_of
     from (values ($1::int, $2::text)) as picked (connection_id, id) ${storedJoins}`,
    [part.connectionId, cleanText(id)],
  );
  // Without coverage the call is of a window that is being read again: its age is not known.
  if (found?.as_of == null) return undefined;
  return { call: storedCall(found, found.detail, [part]), asOf: found.as_of };
}
