import "server-only";
import { fold } from "@/lib/calls/search/fold";
import { phoneDigits } from "@/lib/calls/fields/number";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";
import { chooseRollup, countedRows } from "./choose-rollup";
import { escapeLike } from "./number";
import { bordersOf, withQuery, type Selection } from "./selection";
import { cutUnits, season } from "./rollups";
import { countedWhere, type Where } from "./where";

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

/** Whether all calls of one connection are counted by whole seasons: no border cuts one. */
const hasWholeSeasons = (selection: Selection): boolean =>
  selection.parts.length === 1 && cutUnits(bordersOf(selection), season).length === 0;

/**
 * The rollup rows of those contacts only that can be among the ones with the most calls: a contact has its share of its
 * calls, or more, in at least one unit. The units name their contacts with the most calls by an index.
 * @param chosen placeholder of the ids that are counted in any case
 */
const rowsOfMost = ({ sql, isOwn }: Where, chosen: string): string => {
  const rows = `(select *, season * ${season}::bigint as started_at from contact_seasons) as c
    where ${sql} and c.calls > 0 and c.season = unit.season and c.kind = unit.kind`;
  const each = (ids: string) => `filled as unit cross join lateral (
    select c.connection_id, c.contact_id, c.calls from ${rows} and ${ids} offset 0
  ) as own`;
  return `
    with unit as materialized (
      select season, kind
      from (select min(season) as first, max(season) as last from contact_seasons where ${isOwn("connection_id")}) as span,
        generate_series(first, last) as season, generate_series(0, 2) as kind
    ), top as materialized (
      select season, kind, contact_id
      from unit cross join lateral (
        select c.contact_id from ${rows} order by c.calls desc limit ${mostContacts}
      ) as own
    ), filled as materialized (
      select distinct season, kind from top
    ), least_of_most as materialized (
      select ceil(min(calls) / (select count(*) from filled))::int as share
      from (
        select sum(own.calls) as calls
        from (select distinct contact_id from top) as known cross join ${each("c.contact_id = known.contact_id")}
        group by known.contact_id
        order by 1 desc
        limit ${mostContacts}
      ) as most
      having count(*) = ${mostContacts}
    ), possible as materialized (
      select unnest(${chosen}::text[]) as contact_id
      union
      select contact_id from ${each("c.calls >= coalesce((select share from least_of_most), 1)")}
    )
    select connection_id, own.contact_id, calls
    from possible cross join ${each("c.contact_id = possible.contact_id")}`;
};

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
  const bind = (value: unknown) => `$${values.push(value)}`;
  const chosen = bind(selection.query.contact.map(cleanText));
  const rowsOf = () => {
    if (!rollup)
      return `select c.connection_id, c.contact_id, 1 as calls from ${where.facts} as c where ${where.sql}`;
    if (find === undefined && hasWholeSeasons(selection)) return rowsOfMost(where, chosen);
    return countedRows(rollup, ["connection_id", "contact_id"], bordersOf(selection), where);
  };
  const named =
    find === undefined
      ? ""
      : `and (connection_id, contact_id) in (
           select connection_id, id from contacts where ${isOwn("connection_id")} and (${isNamed(find, bind)}))`;
  return queries.query<ContactCount>(
    `with counted as (
       select contact_id as id, min(connection_id) as connection_id, sum(calls)::bigint as calls
       from (${rowsOf()}) as each
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
