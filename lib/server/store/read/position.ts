import "server-only";
import type { CallKey, CallPosition } from "@/lib/calls/answers";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";
import { countCalls } from "./count-calls";
import { orders, reverseOrders } from "./order";
import { withQuery, type Selection } from "./selection";
import { partsRelation, possibleParts } from "./conditions";
import { whereOf } from "./where";

/** What places a call: its start (ms since the epoch) or its duration, null if unknown, its id and its connection. */
interface Place {
  key: number | null;
  id: string;
  connectionId: number;
}

interface Column {
  name: "c.started_at" | "c.duration";
  type: "bigint" | "float8";
}

const columnOf = ({ query }: Selection): Column =>
  query.sort.endsWith("duration")
    ? { name: "c.duration", type: "float8" }
    : { name: "c.started_at", type: "bigint" };

/** Calls with the key of a place, before or after it. */
function equalsOf(
  { name, type }: Column,
  place: Place,
  sign: string,
  bind: (value: unknown) => string,
): string {
  const equal = place.key === null ? `${name} is null` : `${name} = ${bind(place.key)}::${type}`;
  return `${equal} and (c.id, c.connection_id) ${sign} (${bind(place.id)}::text, ${bind(place.connectionId)}::int)`;
}

/** The nearest call on one side of a place in order. */
async function findNeighbour(
  queries: Queries,
  selection: Selection,
  place: Place,
  side: "previous" | "next",
): Promise<CallKey | undefined> {
  const { sort } = selection.query;
  const column = columnOf(selection);
  const { name, type } = column;
  const sign = sort.startsWith("-") === (side === "next") ? "<" : ">";
  const order = side === "next" ? orders[sort] : reverseOrders[sort];
  const parts = possibleParts(selection);
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const relation = partsRelation(selection, parts, bind);
  const { sql } = whereOf({ ...selection, parts }, { values, eachPart: true });
  // Not one comparison of rows: beside a border of the query an index scan would not begin at it.
  const beyond = place.key === null ? undefined : `${name} ${sign} ${bind(place.key)}::${type}`;
  const isUnknownNext = name === "c.duration" && side === "next" && place.key !== null;
  const isKnownPrevious = side === "previous" && place.key === null;
  const ranked = [
    equalsOf(column, place, sign, bind),
    ...(beyond === undefined ? [] : [beyond]),
    ...(isUnknownNext ? ["c.duration is null"] : []),
    ...(isKnownPrevious ? ["c.duration is not null"] : []),
  ].map(
    (condition, rank) => `
      select c.*, ${rank} as rank from ${relation} cross join lateral (
        select c.connection_id, c.id, c.started_at, c.duration from calls as c
        where ${sql} and ${condition} order by ${order} limit 1
      ) as c`,
  );
  const [row] = await queries.query<{ connection_id: number; id: string }>(
    `select connection_id, id from (${ranked.join(" union all ")}) as c order by rank, ${order} limit 1`,
    values,
  );
  const part = row && parts.find(({ connectionId }) => connectionId === row.connection_id);
  return row && part && { connection: part.slug, id: row.id };
}

/** How many calls stand before a place: those of other keys as lists count them, and its equals one by one. */
async function countBefore(queries: Queries, selection: Selection, place: Place): Promise<number> {
  const { query, window } = selection;
  const column = columnOf(selection);
  const down = query.sort.startsWith("-");
  const countEquals = async (sign: string) => {
    const { sql, values } = whereOf(selection);
    const equals = equalsOf(column, place, sign, (value) => `$${values.push(value)}`);
    const [row] = await queries.query<{ equals: number }>(
      `select count(*) as equals from calls as c where ${sql} and ${equals}`,
      values,
    );
    return row?.equals ?? 0;
  };
  const count = (change: Partial<Selection>) => countCalls(queries, { ...selection, ...change });
  const { key } = place;
  const { min = -Infinity, max = Infinity } = query;
  if (key === null)
    return (await count(withQuery(selection, { min }))) + (await countEquals(down ? ">" : "<"));
  if (column.type === "bigint") {
    const others = down ? { ...window, start: key + 1 } : { ...window, end: key };
    return (await count({ window: others })) + (await countEquals(down ? ">" : "<"));
  }
  return down
    ? (await count(withQuery(selection, { min: Math.max(min, key) }))) - (await countEquals("<="))
    : (await count(withQuery(selection, { max: Math.min(max, key) }))) + (await countEquals("<"));
}

/** Whether a call is one of a selection. */
export async function hasCall(
  queries: Queries,
  selection: Selection,
  connectionId: number,
  callId: string,
): Promise<boolean> {
  const { sql, values } = whereOf(selection);
  const [found] = await queries.query<{ found: boolean }>(
    `select exists (
       select from calls as c
       where ${sql} and c.connection_id = $${values.push(connectionId)} and c.id = $${values.push(cleanText(callId))}
     ) as found`,
    values,
  );
  return found?.found === true;
}

/** Where a call stands among those of a selection, in the order of the list; undefined if it is not one of them. */
export async function readPosition(
  queries: Queries,
  selection: Selection,
  connectionId: number,
  callId: string,
): Promise<Omit<CallPosition, "total"> | undefined> {
  const id = cleanText(callId);
  const { sql, values } = whereOf(selection);
  const [own] = await queries.query<{ key: number | null }>(
    `select ${columnOf(selection).name} as key from calls as c
     where ${sql} and c.connection_id = $${values.push(connectionId)} and c.id = $${values.push(id)}`,
    values,
  );
  if (!own) return undefined;
  const place = { key: own.key, id, connectionId };
  const previous = await findNeighbour(queries, selection, place, "previous");
  const next = await findNeighbour(queries, selection, place, "next");
  const index = (await countBefore(queries, selection, place)) + 1;
  return { index, ...(previous && { previous }), ...(next && { next }) };
}
