import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import {
  actionDays,
  actionHours,
  agentActionDays,
  callDays,
  callHours,
  callsOfCutUnits,
  cutUnits,
  durationSeasons,
  durationWeeks,
  fieldDays,
  hasWholeHours,
  wholeUnits,
  wholeUnitsWithin,
  type KeptCounts,
} from "./kept";
import type { MirrorScope } from "./mirror-scope";
import type { Where } from "./where";

/** What counts are kept by, beside time and kind. */
type Key = "agent" | "action" | "field" | "duration";

/** Counts by a unit of time, and where no condition goes below it by a longer one. */
export type Levels = readonly [short: KeptCounts, long?: KeptCounts];

/** The fewer rows first. Those by action and by field are of calls that have one. */
const allLevels: readonly { keys: readonly Key[]; levels: Levels }[] = [
  { keys: ["agent"], levels: [callHours, callDays] },
  { keys: ["action"], levels: [actionHours, actionDays] },
  { keys: ["field"], levels: [fieldDays] },
  { keys: ["agent", "action"], levels: [agentActionDays] },
  { keys: ["agent", "duration"], levels: [durationWeeks, durationSeasons] },
];

/** What a query has conditions for; undefined where no counts are kept by all of it. */
function keysOf({ agent, contact, action, field, q, number, min, max }: CallQuery): Key[] | undefined {
  if (contact.length > 0 || q !== undefined || number !== undefined) return undefined;
  const lists = { agent, action, field };
  const keys = (["agent", "action", "field"] as const).filter((key) => lists[key].length > 0);
  return min === undefined && max === undefined ? keys : [...keys, "duration"];
}

/** Whether a query has no condition but time and kind. */
export const isOpen = (query: CallQuery): boolean =>
  keysOf(query)?.length === 0 && query.weekday.length + query.hour.length === 0;

/**
 * The counts that are kept by all that a query has conditions for.
 * @param by and by this, to count each of its values, whatever condition there is for it
 */
export function levelsOf(scope: MirrorScope, by?: Key): Levels | undefined {
  const { query } = scope;
  const keys = keysOf(query);
  // Calls without an action are in no counts by action.
  if (!keys || (query.action.includes("none") && by !== "action")) return undefined;
  const wanted = by ? [...keys, by] : keys;
  const found = allLevels.find((each) => wanted.every((key) => each.keys.includes(key)));
  if (!found || query.weekday.length + query.hour.length === 0) return found?.levels;
  const [short] = found.levels;
  return short.unit === "hour" && hasWholeHours(scope) ? [short] : undefined;
}

/**
 * What is counted, as rows of some columns and `calls`: the longest units of time that no border cuts, then shorter ones,
 * then calls, each by itself.
 * @param columns of the calls, which the counts are kept by
 * @param borders ms since the epoch
 */
export function countedRows(
  [short, long]: Levels,
  columns: readonly string[],
  borders: readonly number[],
  where: Where,
): Where {
  const values = [...where.values];
  const bind = ({ length }: KeptCounts) => `$${values.push(cutUnits(borders, length))}`;
  const cut = bind(short);
  const own = columns.map((column) => `c.${column}`).join(", ");
  const parts = [`select ${own}, 1 as calls ${callsOfCutUnits(short, cut, where)}`];
  if (long) {
    const cutLong = bind(long);
    parts.push(`select ${own}, c.calls ${wholeUnits(long, cutLong, where)}`);
    parts.push(`select ${own}, c.calls ${wholeUnitsWithin(short, long, cutLong, cut, where)}`);
  } else {
    parts.push(`select ${own}, c.calls ${wholeUnits(short, cut, where)}`);
  }
  return { sql: parts.join(" union all "), values };
}
