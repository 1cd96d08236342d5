import "server-only";
import type { Queries } from "../../postgres/database";
import { directionOf, statusOf } from "../phones";

/** What is kept of a person beside their calls. */
export interface StoredPerson {
  contacts: { id: string; name: string | null; number: string | null }[];
  phoneRecords: { id: string; call: string; direction?: string; status?: string }[];
  /** Ids of the calls of which a wave form is kept. */
  waveForms: string[];
}

/** @param ids of the person's calls */
export async function readPerson(
  queries: Queries,
  connectionId: number,
  ids: readonly string[],
): Promise<StoredPerson> {
  const contacts = await queries.query<StoredPerson["contacts"][number]>(
    `select distinct known.id, known.name, known.number
     from calls as c join contacts as known on known.connection_id = $1 and known.id = c.contact_id
     where c.connection_id = $1 and c.id = any($2)`,
    [connectionId, ids],
  );
  const records = await queries.query<{
    id: string;
    call: string;
    direction: number | null;
    phone_status: number | null;
    said: string | null;
  }>(
    `select phone.record_id as id, own.id as call, phone.direction, phone.phone_status, phone.said
     from call_phone_records as own
       join phone_records as phone on phone.connection_id = $1 and phone.record_id = own.record_id
     where own.connection_id = $1 and own.id = any($2)`,
    [connectionId, ids],
  );
  const peaks = await queries.query<{ id: string }>(
    "select id from recording_peaks where connection_id = $1 and id = any($2)",
    [connectionId, ids],
  );
  return {
    contacts,
    phoneRecords: records.map(({ id, call, direction, phone_status, said }) => {
      const way = directionOf(direction ?? 0)?.value;
      const status = statusOf(phone_status ?? 0, said ?? undefined)?.value;
      return { id, call, ...(way && { direction: way }), ...(status !== undefined && { status }) };
    }),
    waveForms: peaks.map(({ id }) => id),
  };
}
