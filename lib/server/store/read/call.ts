import "server-only";
import type { Call } from "@/lib/calls/call";
import { cleanText } from "../../sources/clean-text";
import type { Queries } from "@/lib/server/postgres/database";
import type { MirrorScope } from "./mirror-scope";
import { storedCall } from "./stored-call";

/** A call that the mirror holds, and the moment that the mirror tells of (ms since the epoch). */
export async function readCall(
  queries: Queries,
  scope: Pick<MirrorScope, "connectionId" | "slug">,
  id: string,
): Promise<{ call: Call; asOf: number } | undefined> {
  const [found] = await queries.query<{ row: unknown; detail: unknown; as_of: number | null }>(
    `select record.row, record.detail, (select max(end_at) from coverage where connection_id = $1) as as_of
     from call_records as record
     where record.connection_id = $1 and record.id = $2`,
    [scope.connectionId, cleanText(id)],
  );
  // Without coverage it is of a window that is being read again: nothing says how old it is.
  if (found?.as_of == null) return undefined;
  return { call: storedCall(found.row, found.detail, scope), asOf: found.as_of };
}
