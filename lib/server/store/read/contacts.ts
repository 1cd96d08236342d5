import "server-only";
import { fold } from "@/lib/calls/search/fold";
import { phoneDigits } from "@/lib/calls/fields/number";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";
import { chooseRollup, countedRows } from "./choose-rollup";
import { escapeLike } from "./number";
import { bordersOf, withQuery, type Selection } from "./selection";
import { countedWhere } from "./where";

/** The most contacts that are counted. */
const mostContacts = 50;

export interface ContactCount {
  id: string;
  name: string | null;
  number: string | null;
  /** The upstream no longer has it; null if the mirror does not know it. */
  missing: boolean | null;
  calls: number;
}

/** The condition of `contacts` that an id, digits of a number, or a part of a name is theirs. */
function isNamed(find: string, bind: (value: unknown) => string): string {
  // What is dialled before a number is not stored with it.
  const digits = phoneDigits(find)?.replace(/^(?:011|0+)(?=\d)/, "");
  return [
    `id = ${bind(cleanText(find))}`,
    `folded like ${bind(`%${escapeLike(fold(cleanText(find)).text)}%`)}`,
    ...(digits === undefined ? [] : [`regexp_replace(number, '\\D', '', 'g') like ${bind(`%${digits}%`)}`]),
  ].join(" or ");
}

/**
 * The contacts with the most calls, those that the query asks for first.
 *
 * @param find an id, digits of a number, or a part of a name
 */
export async function countContacts(
  queries: Queries,
  selection: Selection,
  find: string | undefined,
): Promise<ContactCount[]> {
  const where = countedWhere(selection, { without: "contact" });
  const { values, isOwn } = where;
  const rollup = chooseRollup(withQuery(selection, { contact: [] }), "contact");
  const rows = rollup
    ? countedRows(rollup, ["connection_id", "contact_id"], bordersOf(selection), where)
    : `select c.connection_id, c.contact_id, 1 as calls from ${where.facts} as c where ${where.sql}`;
  const bind = (value: unknown) => `$${values.push(value)}`;
  const chosen = bind(selection.query.contact.map(cleanText));
  const named =
    find === undefined
      ? ""
      : `and (connection_id, contact_id) in (
           select connection_id, id from contacts where ${isOwn("connection_id")} and (${isNamed(find, bind)}))`;
  return queries.query<ContactCount>(
    `with counted as (
       select contact_id as id, min(connection_id) as connection_id, sum(calls)::bigint as calls
       from (${rows}) as each
       where contact_id is not null ${named}
       group by 1
       order by contact_id = any(${chosen}::text[]) desc, 3 desc, 1
       limit ${mostContacts}
     )
     select counted.id, contact.name, contact.number, contact.missing, counted.calls
     from counted left join contacts as contact using (connection_id, id)
     order by counted.calls desc, counted.id`,
    values,
  );
}
