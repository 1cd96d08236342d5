import "server-only";
import type { CallPosition } from "@/lib/calls/answers";
import type { Sort } from "@/lib/calls/query/parameters";
import { cleanText } from "../../sources/clean-text";
import type { Queries } from "../database";
import { countCalls } from "./count-calls";
import type { MirrorScope } from "./mirror-scope";
import { orders, reverseOrders } from "./order";
import { whereOf } from "./where";

/** The calls on one side of a call: all of the first condition stand nearer to it than those of the second. */
type Side = string[];

interface Sides {
  before: Side;
  after: Side;
}

/** @param at placeholders of the call's start or duration, and of its id */
function sidesOf(sort: Sort, at: { key: string; id: string }, hasKey: boolean): Sides {
  const [less, more] = sort.startsWith("-") ? [">", "<"] : ["<", ">"];
  const column = sort.endsWith("duration") ? "c.duration" : "c.started_at";
  const beyond = (sign: string) => `(${column}, c.id) ${sign} (${at.key}, ${at.id})`;
  if (column === "c.started_at") return { before: [beyond(less)], after: [beyond(more)] };
  if (hasKey) return { before: [beyond(less)], after: [beyond(more), "c.duration is null"] };
  const unknown = (sign: string) => `c.duration is null and c.id ${sign} ${at.id}`;
  return { before: [unknown(less), "c.duration is not null"], after: [unknown(more)] };
}

/** The nearest call of a side. */
const nearest = (side: Side, where: string, order: string) => `(
  select id from (${side
    .map(
      (condition, rank) => `
      (select c.id, ${rank} as rank from calls as c where ${where} and ${condition} order by ${order} limit 1)`,
    )
    .join(" union all ")}
  ) as nearest order by rank limit 1)`;

/**
 * Where a call stands among those of a query, in the order of the list; undefined where it is not one of them.
 *
 * @param from only calls from this instant on, ms since the epoch
 */
export async function readPosition(
  queries: Queries,
  scope: MirrorScope,
  callId: string,
  from: number | undefined,
): Promise<CallPosition | undefined> {
  const { sort } = scope.query;
  const { sql, values } = whereOf(scope, { from });
  const at = { id: `$${values.length + 1}::text`, key: `$${values.length + 2}` };
  const column = sort.endsWith("duration") ? "duration" : "started_at";
  const id = cleanText(callId);
  const [own] = await queries.query<{ key: number | null }>(
    `select c.${column} as key from calls as c where ${sql} and c.id = ${at.id}`,
    [...values, id],
  );
  if (!own) return undefined;
  const known = own.key !== null;
  const typed = { ...at, key: `${at.key}::${column === "duration" ? "float8" : "bigint"}` };
  const { before, after } = sidesOf(sort, typed, known);
  const isBefore = before.map((condition) => `(${condition})`).join(" or ");
  const [row] = await queries.query<{ before: number; previous: string | null; next: string | null }>(
    `select
       (select count(*) from calls as c where ${sql} and (${isBefore})) as before,
       ${nearest(before, sql, reverseOrders[sort])} as previous,
       ${nearest(after, sql, orders[sort])} as next`,
    // A parameter that no condition names has no type.
    known ? [...values, id, own.key] : [...values, id],
  );
  const keyOf = (neighbour: string) => ({ connection: scope.slug, id: neighbour });
  return {
    index: (row?.before ?? 0) + 1,
    total: await countCalls(queries, scope, { from }),
    ...(row?.previous != null && { previous: keyOf(row.previous) }),
    ...(row?.next != null && { next: keyOf(row.next) }),
  };
}
