import "server-only";
import type { CallPosition } from "@/lib/calls/answers";
import { cleanText } from "../../sources/clean-text";
import type { Queries } from "@/lib/server/postgres/database";
import { countCalls } from "./count-calls";
import type { MirrorScope } from "./mirror-scope";
import { orders, reverseOrders } from "./order";
import { whereOf } from "./where";

/** What places a call: its start (ms since the epoch) or its duration, null where that is unknown, and its id. */
interface Place {
  key: number | null;
  id: string;
}

interface Column {
  name: "c.started_at" | "c.duration";
  type: "bigint" | "float8";
}

const columnOf = ({ sort }: MirrorScope["query"]): Column =>
  sort.endsWith("duration")
    ? { name: "c.duration", type: "float8" }
    : { name: "c.started_at", type: "bigint" };

/** `before` and `after`: conditions of the calls on either side, those that stand nearer first. */
function sidesOf({ sort }: MirrorScope["query"], { name, type }: Column, hasKey: boolean, at: number) {
  const [less, more] = sort.startsWith("-") ? [">", "<"] : ["<", ">"];
  const [id, key] = [`$${at}::text`, `$${at + 1}::${type}`];
  if (!hasKey) {
    const unknown = (sign: string) => `${name} is null and c.id ${sign} ${id}`;
    return { before: [unknown(less), `${name} is not null`], after: [unknown(more)] };
  }
  // Not as one comparison of rows: beside a border of the query an index would not begin at it.
  const beyond = (sign: string) => [`${name} = ${key} and c.id ${sign} ${id}`, `${name} ${sign} ${key}`];
  const last = name === "c.duration" ? [`${name} is null`] : [];
  return { before: beyond(less), after: [...beyond(more), ...last] };
}

/** The nearest call of a side. */
const nearest = (side: string[], where: string, order: string) => `(
  select id from (${side
    .map(
      (condition, rank) => `
      (select c.id, ${rank} as rank from calls as c where ${where} and ${condition} order by ${order} limit 1)`,
    )
    .join(" union all ")}
  ) as nearest order by rank limit 1)`;

/** How many calls stand before a place: those of other keys as they are counted for lists, and its equals one by one. */
async function countBefore(
  queries: Queries,
  scope: MirrorScope,
  { key, id }: Place,
  from: number | undefined,
): Promise<number> {
  const { query, window } = scope;
  const { name, type } = columnOf(query);
  const { sql, values } = whereOf(scope, { from });
  const down = query.sort.startsWith("-");
  const countEquals = async (sign: string) => {
    const at = values.length + 1;
    const equals = key === null ? `${name} is null` : `${name} = $${at + 1}::${type}`;
    const [row] = await queries.query<{ equals: number }>(
      `select count(*) as equals from calls as c where ${sql} and ${equals} and c.id ${sign} $${at}::text`,
      key === null ? [...values, id] : [...values, id, key],
    );
    return row?.equals ?? 0;
  };
  const countOthers = (others: Partial<Pick<MirrorScope, "query" | "window">>) =>
    countCalls(queries, { ...scope, ...others }, { from });
  const { min = -Infinity, max = Infinity } = query;
  if (key === null)
    return (await countOthers({ query: { ...query, min } })) + (await countEquals(down ? ">" : "<"));
  if (type === "bigint") {
    const others = down ? { ...window, start: key + 1 } : { ...window, end: key };
    return (await countOthers({ window: others })) + (await countEquals(down ? ">" : "<"));
  }
  return down
    ? (await countOthers({ query: { ...query, min: Math.max(min, key) } })) - (await countEquals("<="))
    : (await countOthers({ query: { ...query, max: Math.min(max, key) } })) + (await countEquals("<"));
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
  const { sql, values } = whereOf(scope, { from });
  const column = columnOf(scope.query);
  const id = cleanText(callId);
  const at = values.length + 1;
  const [own] = await queries.query<{ key: number | null }>(
    `select ${column.name} as key from calls as c where ${sql} and c.id = $${at}`,
    [...values, id],
  );
  if (!own) return undefined;
  const { before, after } = sidesOf(scope.query, column, own.key !== null, at);
  const [row] = await queries.query<{ previous: string | null; next: string | null }>(
    `select ${nearest(before, sql, reverseOrders[sort])} as previous, ${nearest(after, sql, orders[sort])} as next`,
    // A parameter that no condition names has no type.
    own.key === null ? [...values, id] : [...values, id, own.key],
  );
  const keyOf = (neighbour: string) => ({ connection: scope.slug, id: neighbour });
  return {
    index: (await countBefore(queries, scope, { key: own.key, id }, from)) + 1,
    ...(row?.previous != null && { previous: keyOf(row.previous) }),
    ...(row?.next != null && { next: keyOf(row.next) }),
  };
}
