import "server-only";
import { parseQuery } from "@/lib/calls/query/query";
import { fewestDigits, isSameNumber, numberDigits } from "@/lib/calls/search/words";
import type { Queries } from "@/lib/server/postgres/database";

/** Who a view may name. */
interface Named {
  contact?: string;
  /** All writings of a number, as digits. */
  numbers?: readonly string[];
}

/** Whether a saved query names a person. */
function names(search: string, { contact, numbers = [] }: Named): boolean {
  const { query } = parseQuery(new URLSearchParams(search));
  if (contact !== undefined && query.contact.includes(contact)) return true;
  const written = [query.number ?? "", numberDigits(query.q ?? "")].filter(
    ({ length }) => length >= fewestDigits,
  );
  return written.some((digits) => numbers.some((number) => isSameNumber(digits, number)));
}

/** Deletes the views that name an erased person. @returns how many there were */
export async function eraseViews({ query }: Pick<Queries, "query">, named: Named): Promise<number> {
  const views = await query<{ view_id: string; query: string }>("select view_id, query from views");
  const own = views.filter((view) => names(view.query, named)).map(({ view_id }) => view_id);
  if (own.length > 0) await query("delete from views where view_id = any($1)", [own]);
  return own.length;
}
