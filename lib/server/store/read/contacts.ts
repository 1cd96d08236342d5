import "server-only";
import { phoneDigits } from "@/lib/calls/query/phone-digits";
import { cleanText } from "../../sources/clean-text";
import type { Queries } from "@/lib/server/postgres/database";
import type { MirrorScope } from "./mirror-scope";
import { countedWhere } from "./where";

/** The most contacts that are counted. */
export const mostContacts = 50;

export interface ContactCount {
  id: string;
  /** Of the newest call of the contact. */
  name: string | null;
  number: string | null;
  calls: number;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/**
 * The contacts with the most calls, those that the query asks for first.
 *
 * @param find an id, digits of a number, or a part of a name
 */
export async function countContacts(
  queries: Queries,
  scope: MirrorScope,
  { find, from }: { find?: string | undefined; from?: number | undefined },
): Promise<ContactCount[]> {
  const { facts, sql, values } = countedWhere(scope, { without: "contact", from });
  const bind = (value: unknown) => `$${values.push(value)}`;
  const digits = find === undefined ? undefined : phoneDigits(find);
  const chosen = bind(scope.query.contact.map(cleanText));
  const alternatives =
    find === undefined
      ? []
      : [
          `c.contact_id = ${bind(cleanText(find))}`,
          ...(digits === undefined ? [] : [`c.number like ${bind(`%${digits}%`)}`]),
          `exists (
             select from call_records as record
             where record.connection_id = $1 and record.id = c.id
               and record.row -> 'contact' ->> 'name' ilike ${bind(`%${escapeLike(cleanText(find))}%`)})`,
        ];
  return queries.query<ContactCount>(
    `with counted as (
       select c.contact_id as id, count(*) as calls
       from ${facts} as c
       where ${sql} and c.contact_id is not null ${find === undefined ? "" : `and (${alternatives.join(" or ")})`}
       group by 1
       order by c.contact_id = any(${chosen}::text[]) desc, 2 desc, 1
       limit ${mostContacts}
     )
     select counted.id, counted.calls, newest.name, newest.number
     from counted
     left join lateral (
       select record.row -> 'contact' ->> 'name' as name, record.row ->> 'fromNumber' as number
       from calls as c join call_records as record on record.connection_id = $1 and record.id = c.id
       where c.connection_id = $1 and c.contact_id = counted.id
       order by c.started_at desc
       limit 1
     ) as newest on true
     order by counted.calls desc, counted.id`,
    values,
  );
}
