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

/** How many calls of a query start before or after the one that `at` is of, on the side of the list's beginning. */
async function countByStart(
  queries: Queries,
  scope: MirrorScope,
  at: { key: number; id: string },
  from: number | undefined,
): Promise<number> {
  const down = scope.query.sort.startsWith("-");
  const { start, end } = scope.window;
  const window = down ? { start: at.key + 1, end } : { start, end: at.key };
  const same = { ...scope, window: { start: at.key, end: at.key + 1 } };
  const { sql, values } = whereOf(same, { from });
  const [row] = await queries.query<{ equals: number }>(
    `select count(*) as equals from calls as c where ${sql} and c.id ${down ? ">" : "<"} $${values.length + 1}`,
    [...values, at.id],
  );
  return (await countCalls(queries, { ...scope, window }, { from })) + (row?.equals ?? 0);
}

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
): Promise<Omit<CallPosition, "total"> | undefined> {
  const { sort } = scope.query;
  const byDuration = sort.endsWith("duration");
  const { sql, values } = whereOf(scope, { from });
  const at = {
    id: `$${values.length + 1}::text`,
    key: `$${values.length + 2}::${byDuration ? "float8" : "bigint"}`,
  };
  const id = cleanText(callId);
  const [own] = await queries.query<{ key: number | null }>(
    `select c.${byDuration ? "duration" : "started_at"} as key from calls as c where ${sql} and c.id = ${at.id}`,
    [...values, id],
  );
  if (!own) return undefined;
  const { before, after } = sidesOf(sort, at, own.key !== null);
  const isBefore = before.map((condition) => `(${condition})`).join(" or ");
  const [row] = await queries.query<{ before: number | null; previous: string | null; next: string | null }>(
    `select
       ${byDuration ? `(select count(*) from calls as c where ${sql} and (${isBefore}))` : "null"} as before,
       ${nearest(before, sql, reverseOrders[sort])} as previous,
       ${nearest(after, sql, orders[sort])} as next`,
    // A parameter that no condition names has no type.
    own.key === null ? [...values, id] : [...values, id, own.key],
  );
  const earlier =
    byDuration || own.key === null
      ? row?.before
      : await countByStart(queries, scope, { key: own.key, id }, from);
  const keyOf = (neighbour: string) => ({ connection: scope.slug, id: neighbour });
  return {
    index: (earlier ?? 0) + 1,
    ...(row?.previous != null && { previous: keyOf(row.previous) }),
    ...(row?.next != null && { next: keyOf(row.next) }),
  };
}
