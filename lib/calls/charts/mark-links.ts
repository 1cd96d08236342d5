import type { Place } from "../query/place";
import type { AgentMetric, Metrics } from "../answers";
import { directions } from "../fields/direction";
import { phoneStatuses } from "../fields/status";
import { drillDownLink } from "../links";
import type { CallQuery } from "../query/parameters";
import { resolveWindow } from "../time/window";
import { localMinuteOf } from "../time/zone";
import { bucketWindow, type Span } from "./bucket-window";
import type { VolumeSeries } from "./series";

/** What a mark adds to the query that it was counted for. */
type Narrowing = Partial<CallQuery>;

/**
 * The span that was counted, where that is not all of the query's: a list without it would hold more calls. The end of
 * a rolling range that is over ("yesterday") has to be named, because a start excludes the range.
 */
function countedSpan(query: CallQuery, { coverage, zone, asOf, notices }: Metrics): Narrowing {
  // Where the account's own zone could not be read, the next answer may have another.
  const tz = notices.some(({ code }) => code === "zone_unavailable") ? { tz: zone } : {};
  if (coverage.complete || coverage.from === undefined) return tz;
  const { end, rolling } = resolveWindow(query, zone, Date.parse(asOf));
  return {
    ...tz,
    from: localMinuteOf(Date.parse(coverage.from), zone),
    ...(query.to === undefined && !rolling && end !== undefined && { to: localMinuteOf(end, zone) }),
  };
}

/** Durations from `from` to below `to` (seconds), within what the query asks for. */
function withinDurations(query: CallQuery, { from, to }: { from: number; to: number }): Narrowing {
  const min = Math.max(from, query.min ?? 0);
  return { ...((min > 0 || query.min !== undefined) && { min }), max: Math.min(to, query.max ?? Infinity) };
}

/**
 * Only calls with an action of a type (or `none`). A query takes any of its action types, so that "this and that" is
 * not a list: then it is undefined.
 */
function withAction({ action }: CallQuery, type: string): Narrowing | undefined {
  if (type === "") return undefined; // an action that the upstream gave no type
  const open = action.length === 0 || action.includes(type) || (type !== "none" && action.includes("any"));
  return open ? { action: [type] } : undefined;
}

function withAnyAction({ action }: CallQuery): Narrowing | undefined {
  const types = action.filter((type) => type !== "none");
  if (action.length === 0) return { action: ["any"] };
  return types.length === 0 ? undefined : { action: types };
}

/** Only calls with one of the known values of a field, within those that the query asks for. */
function withValue<Name extends "direction" | "status">(
  name: Name,
  known: readonly CallQuery[Name][number][],
  { [name]: asked }: CallQuery,
  wanted: string,
): Narrowing | undefined {
  const value = known.find((each) => each === wanted);
  const open = asked.length === 0 || asked.some((each) => each === value);
  return value !== undefined && open ? { [name]: [value] } : undefined;
}

/** Only calls with an action of any of some types. */
function withActions(query: CallQuery, types: readonly string[]): Narrowing | undefined {
  return types.every((type) => withAction(query, type)) ? { action: [...types] } : undefined;
}

/** Only calls of any of some directions, each of which the query lets through. */
function withDirections(query: CallQuery, values: readonly string[]): Narrowing | undefined {
  const known = directions.filter((each) => values.includes(each));
  return values.every((value) => withValue("direction", directions, query, value))
    ? { direction: known }
    : undefined;
}

type Line = Pick<VolumeSeries, "of" | "type">;

/** Only calls of some connections, in the days of all of them: those may have other zones. */
const ofConnections = ({ connection, tz }: CallQuery, slugs: readonly string[], zone: string): Narrowing => ({
  connection: [...slugs],
  ...(String(connection) !== String(slugs) && { tz: tz ?? zone }),
});

/** The lists behind the marks of a page of numbers; undefined where no list holds exactly what a mark counts. */
export interface MarkLinks {
  calls: string;
  withAction: string | undefined;
  /** @param type an action type, or `none` */
  action: (type: string) => string | undefined;
  direction: (value: string) => string | undefined;
  status: (value: string) => string | undefined;
  agent: (agent: Pick<AgentMetric, "connection" | "id">) => string | undefined;
  /** @param bucket seconds: `from` ≤ duration < `to` */
  duration: (bucket: { from: number; to: number }) => string;
  /** @param cell ISO weekday and hour; one that the query lets through */
  hour: (cell: { weekday: number; hour: number }) => string;
  connection: (slug: string) => string;
  /** @param lines only calls that any of these lines counts, all of one kind; all calls if there are none */
  bucket: (span: Span, lines?: readonly Line[]) => string | undefined;
}

/** The links of the numbers that were counted for a query. */
export function markLinks(query: CallQuery, metrics: Metrics, place?: Place): MarkLinks {
  const counted = countedSpan(query, metrics);
  const link = (narrowed: Narrowing | undefined) =>
    narrowed && drillDownLink(query, { ...counted, ...narrowed }, place);
  const ofLines = (lines: readonly Line[]) => {
    const types = lines.map(({ type }) => type);
    if (lines[0]?.of === "actions") return withActions(query, types);
    if (lines[0]?.of === "directions") return withDirections(query, types);
    return ofConnections(query, types.toSorted(), metrics.zone);
  };
  return {
    calls: drillDownLink(query, counted, place),
    withAction: link(withAnyAction(query)),
    action: (type) => link(withAction(query, type)),
    direction: (value) => link(withValue("direction", directions, query, value)),
    status: (value) => link(withValue("status", phoneStatuses, query, value)),
    agent: ({ connection, id }) => {
      // Two connections may have agents of one id.
      const isShared = metrics.agents.some((other) => other.id === id && other.connection !== connection);
      const own = isShared ? ofConnections(query, [connection], metrics.zone) : {};
      return id === "" ? undefined : link({ agent: [id], ...own });
    },
    duration: (bucket) => drillDownLink(query, { ...counted, ...withinDurations(query, bucket) }, place),
    hour: ({ weekday, hour }) =>
      drillDownLink(query, { ...counted, weekday: [weekday], hour: [hour] }, place),
    connection: (slug) =>
      drillDownLink(query, { ...counted, ...ofConnections(query, [slug], metrics.zone) }, place),
    bucket: (span, lines = []) => {
      const narrowed = lines.length > 0 ? ofLines(lines) : {};
      return narrowed && link({ ...bucketWindow(span, metrics.zone), ...narrowed });
    },
  };
}
