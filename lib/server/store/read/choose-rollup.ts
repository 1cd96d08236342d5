import "server-only";
import type { RollupChoice } from "@/lib/calls/fields/field";
import { fields } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { askedConditions } from "@/lib/calls/query/query";
import {
  actionDays,
  actionHours,
  allHours,
  agentActionDays,
  callDays,
  callHours,
  callSeasons,
  callsOfCutUnits,
  contactSeasons,
  cutUnits,
  durationSeasons,
  durationWeeks,
  fieldDays,
  hasWholeHours,
  phoneActionDays,
  phoneDays,
  phoneDurationSeasons,
  phoneDurationWeeks,
  phoneFieldDays,
  phoneHours,
  phoneSeasons,
  typeDays,
  typeHours,
  wholeUnits,
  wholeUnitsWithin,
  type Rollup,
} from "./rollups";
import type { Selection } from "./selection";
import type { Where } from "./where";

/** What a rollup is grouped by, beside time and kind. */
type Key = RollupChoice | "contact" | "type";

/** A rollup by a short unit of time, then the same one by longer units, if there are any. */
export type Rollups = readonly [shortest: Rollup, ...longer: Rollup[]];

/** The one with the fewest rows first. Rollups by action, type, field, contact and phone count only calls that have one. */
const allRollups: readonly { keys: readonly Key[]; rollups: Rollups }[] = [
  // Its longer units are as few, though they are by agent.
  { keys: [], rollups: [allHours, callDays, callSeasons] },
  { keys: ["agent"], rollups: [callHours, callDays, callSeasons] },
  { keys: ["action"], rollups: [actionHours, actionDays] },
  { keys: ["type"], rollups: [typeHours, typeDays] },
  { keys: ["field"], rollups: [fieldDays] },
  { keys: ["contact"], rollups: [contactSeasons] },
  { keys: ["agent", "action"], rollups: [agentActionDays] },
  { keys: ["agent", "duration"], rollups: [durationWeeks, durationSeasons] },
  { keys: ["agent", "phone"], rollups: [phoneHours, phoneDays, phoneSeasons] },
  { keys: ["phone", "action"], rollups: [phoneActionDays] },
  { keys: ["phone", "field"], rollups: [phoneFieldDays] },
  { keys: ["agent", "phone", "duration"], rollups: [phoneDurationWeeks, phoneDurationSeasons] },
];

/** What the rollups that can answer some queries at once are grouped by; undefined if only single calls can. */
function keysOf(queries: readonly CallQuery[]): { keys: Key[]; hourly: boolean } | undefined {
  const needed = queries.flatMap(askedConditions).map((name) => fields[name].rollup);
  if (needed.includes("none")) return undefined;
  const keys = needed.filter((each) => each !== "all" && each !== "clock" && each !== "none");
  return { keys, hourly: needed.includes("clock") };
}

/**
 * The rollup that is grouped by all that a query has conditions for; undefined if there is none.
 * @param by a further key, to count each of its values
 */
export function chooseRollup(selection: Selection, by?: Key): Rollups | undefined {
  const { query, locked, late } = selection;
  const queries = locked ? [query, locked.query] : [query];
  // Rollups count calls that came after the moment of a list, too.
  const needed = late || locked?.call ? undefined : keysOf(queries);
  // Rollups by action do not count calls without an action.
  const countsNone = by !== "action" && queries.some(({ action }) => action.includes("none"));
  if (!needed || countsNone) return undefined;
  const wanted = by ? [...needed.keys, by] : needed.keys;
  const found = allRollups.find((each) => wanted.every((key) => each.keys.includes(key)));
  if (!found || !needed.hourly) return found?.rollups;
  const [short] = found.rollups;
  const zones = locked ? [selection, { ...selection, zone: locked.zone }] : [selection];
  return short.unit === "hour" && zones.every(hasWholeHours) ? [short] : undefined;
}

/**
 * Rows of some columns and `calls`, to be summed up: the longest units of time that no border cuts, then shorter ones
 * within those that are cut, then single calls.
 * @param columns of the calls, by which the rollup is grouped
 * @param borders ms since the epoch
 * @param withColumns adds what calls have no column for to a query of calls
 */
export function countedRows(
  rollups: Rollups,
  columns: readonly string[],
  borders: readonly number[],
  where: Where,
  withColumns = (calls: string): string => calls,
): string {
  const cuts = rollups.map(({ length }) => cutUnits(borders, length));
  const bind = (units: readonly number[] = []) => `$${where.values.push(units)}`;
  const own = columns.map((column) => `c.${column}`).join(", ");
  const parts = rollups.flatMap((rollup, index) => {
    const [longer, cut, cutLonger] = [rollups[index + 1], cuts[index], cuts[index + 1]];
    if (!longer) return [`select ${own}, c.calls ${wholeUnits(rollup, bind(cut), where)}`];
    // What no border cuts would be planned as well.
    if (cutLonger?.length === 0) return [];
    return [`select ${own}, c.calls ${wholeUnitsWithin(rollup, longer, bind(cutLonger), bind(cut), where)}`];
  });
  const [shortest] = rollups;
  if (cuts[0]?.length === 0) return parts.join(" union all ");
  const calls = withColumns(`select c.* ${callsOfCutUnits(shortest, bind(cuts[0]), where)}`);
  return [`select ${own}, 1 as calls from (${calls}) as c`, ...parts].join(" union all ");
}
