import "server-only";
import type { Queries } from "../../postgres/database";

const day = 24 * 3600_000;

/** A name is asked for again after so long, ms; so is a contact that was gone. */
const lifetime = 30 * day;

/** Contacts that are asked for in a day: a tenth of what HighLevel allows an account. */
const mostADay = 20_000;

interface Options {
  /** ms since the epoch */
  now: number;
  most: number;
  /** Only contacts that a reader has looked at. */
  wantedOnly: boolean;
}

/** Ids of contacts whose names are due: those in view, then those never asked for, then the oldest. */
export async function readContactsToName(
  queries: Queries,
  connectionId: number,
  { now, most, wantedOnly }: Options,
): Promise<string[]> {
  const rows = await queries.query<{ id: string }>(
    `with room as (
       select least($2, $3 - count(*))::int as rows from contacts where connection_id = $1 and named_at > $4
     ), fresh as (
       select id, row_number() over (order by wanted_at desc nulls last, id) as place
       from contacts
       where connection_id = $1 and named_at is null and (wanted_at is not null or not $6)
       order by wanted_at desc nulls last, id
       limit $2
     ), old as (
       select id, $2 + row_number() over (order by named_at) as place
       from contacts where connection_id = $1 and named_at < $5 and not $6
       order by named_at
       limit $2
     )
     select id from (select * from fresh union all select * from old) as due
     order by place
     limit (select greatest(rows, 0) from room)`,
    [connectionId, most, mostADay, now - day, now - lifetime, wantedOnly],
  );
  return rows.map(({ id }) => id);
}
