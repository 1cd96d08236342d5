import "server-only";
import type {
  AgentMetric,
  ActionMetric,
  ConnectionMetric,
  DurationMetrics,
  Metrics,
  MetricTotals,
} from "@/lib/calls/answers";
import { directions } from "@/lib/calls/fields/direction";
import { phoneStatuses } from "@/lib/calls/fields/status";
import { numberOfStatus, numbersOfDirection } from "@/lib/server/store/phones";
import type { DurationCount, MetricCounts, SlotCount } from "@/lib/server/store/read/metrics/read-metrics";
import { fillBucket, histogramBuckets, interpolate } from "./durations";
import { isoSpan, type TimeSpan } from "./spans";

/** Sums of seconds come out the same in whichever order they were added up: to the microsecond. */
const seconds = (sum: number) => Math.round(sum * 1e6) / 1e6;

const total = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((sum, row) => sum + of(row), 0);

function between(counted: DurationCount, which: "median" | "p90" | "p98", share: number): number {
  const [lower, upper] = counted[which];
  return interpolate(lower, upper, (counted.known - 1) * share);
}

/** The totals of the slots of one period. */
export function totalsOfSlots(slots: readonly SlotCount[], counted: DurationCount | undefined): MetricTotals {
  const calls = total(slots, (slot) => slot.calls);
  const reported = total(slots, (slot) => slot.reported);
  const sum = seconds(total(slots, (slot) => slot.seconds));
  return {
    total: calls,
    withAction: total(slots, (slot) => slot.acted),
    ...(reported > 0 && {
      transferred: total(slots, (slot) => slot.transferred),
      transferReported: reported,
    }),
    duration: {
      sum,
      mean: counted ? sum / counted.known : null,
      median: counted ? between(counted, "median", 0.5) : null,
      p90: counted ? between(counted, "p90", 0.9) : null,
      unknown: calls - (counted?.known ?? 0),
    },
  };
}

export function histogramOfSteps(
  steps: MetricCounts["steps"],
  counted: DurationCount | undefined,
): DurationMetrics["histogram"] {
  if (!counted) return [];
  const buckets = histogramBuckets(between(counted, "p98", 0.98), counted.longest);
  for (const { step, calls } of steps) fillBucket(buckets, step * 5, calls);
  return buckets;
}

/** Calls and executions per action type, the most frequent first. */
export function actionsOfTypes(types: MetricCounts["types"]): ActionMetric[] {
  const byType = new Map<string, ActionMetric>();
  for (const { type, calls, executions } of types) {
    const metric = byType.get(type) ?? { type, calls: 0, executions: 0 };
    metric.calls += calls;
    metric.executions += executions;
    byType.set(type, metric);
  }
  return [...byType.values()].sort((a, b) => b.calls - a.calls || (a.type < b.type ? -1 : 1));
}

interface BucketOptions {
  buckets: readonly TimeSpan[];
  /** How many spans were counted ahead of the buckets. */
  before: number;
  /** Connection → slug. */
  slugs: ReadonlyMap<number, string>;
}

/** Calls and seconds of each bucket, with how many calls each action type, connection and direction has. */
export function volumeOfSlots(
  counts: MetricCounts,
  { buckets, before, slugs }: BucketOptions,
): Metrics["volume"] {
  const spans = buckets.map(() => ({
    calls: 0,
    seconds: 0,
    actions: new Map<string, number>(),
    connections: new Map<string, number>(),
    directions: new Map<string, number>(),
  }));
  for (const slot of counts.slots) {
    const own = spans[slot.span - 1 - before];
    if (!own) continue;
    own.calls += slot.calls;
    own.seconds += slot.seconds;
    const slug = slugs.get(slot.connection_id) ?? "";
    own.connections.set(slug, (own.connections.get(slug) ?? 0) + slot.calls);
  }
  for (const { span, type, calls } of counts.types) spans[span - 1 - before]?.actions.set(type, calls);
  for (const row of counts.phones) {
    const value = directions.find((each) => numbersOfDirection(each).includes(row.direction));
    const own = spans[row.span - 1 - before];
    if (own && value) own.directions.set(value, (own.directions.get(value) ?? 0) + row.calls);
  }
  return buckets.map((bucket, index) => ({
    ...isoSpan(bucket),
    calls: spans[index]?.calls ?? 0,
    seconds: seconds(spans[index]?.seconds ?? 0),
    actions: Object.fromEntries(spans[index]?.actions ?? []),
    connections: Object.fromEntries(spans[index]?.connections ?? []),
    directions: Object.fromEntries(spans[index]?.directions ?? []),
  }));
}

/** Calls by direction and by phone status. @param calls all of the period */
export function phonesOf(
  { phones }: MetricCounts,
  calls: number,
): Pick<Metrics, "direction" | "status" | "unreported"> {
  const count = (fits: (row: MetricCounts["phones"][number]) => boolean) =>
    total(phones.filter(fits), (row) => row.calls);
  return {
    direction: directions.map((value) => ({
      value,
      calls: count(({ direction }) => numbersOfDirection(value).includes(direction)),
    })),
    status: phoneStatuses.map((value) => ({
      value,
      calls: count(({ phone_status }) => phone_status === numberOfStatus(value)),
    })),
    unreported: {
      direction: calls - count(({ direction }) => direction !== 0),
      status: calls - count(({ phone_status }) => phone_status !== 0),
    },
  };
}

const keyOf = ({ connection_id, agent_no }: { connection_id: number; agent_no: number }) =>
  `${connection_id} ${agent_no}`;

/**
 * What each agent of each connection did, the busiest first; calls that name no agent share a row with an empty id.
 *
 * @param slots those of the buckets
 */
export function agentsOfSlots(
  counts: MetricCounts,
  slots: readonly SlotCount[],
  { buckets, before, slugs }: BucketOptions,
): AgentMetric[] {
  const known = new Map(counts.agents.map((agent) => [keyOf(agent), agent]));
  const durations = new Map(
    counts.durations.filter(({ earlier }) => !earlier).map((counted) => [keyOf(counted), counted]),
  );
  const metrics = new Map<string, AgentMetric>();
  for (const slot of slots) {
    const key = keyOf(slot);
    const agent = known.get(key);
    const counted = durations.get(key);
    const metric = metrics.get(key) ?? {
      connection: slugs.get(slot.connection_id) ?? "",
      id: agent?.id ?? "",
      ...(typeof agent?.name === "string" && { name: agent.name }),
      ...(typeof agent?.status === "string" && { status: agent.status }),
      deleted: agent?.deleted ?? false,
      calls: 0,
      seconds: 0,
      median: counted ? between(counted, "median", 0.5) : null,
      withAction: 0,
      trend: buckets.map(() => 0),
    };
    metric.calls += slot.calls;
    metric.seconds = seconds(metric.seconds + slot.seconds);
    metric.withAction += slot.acted;
    metric.trend[slot.span - 1 - before] = slot.calls;
    metrics.set(key, metric);
  }
  return [...metrics.values()].sort(
    (a, b) => b.calls - a.calls || (a.id < b.id ? -1 : 1) || (a.connection < b.connection ? -1 : 1),
  );
}

/** What each connection has among some slots, the busiest first. */
export function connectionsOfSlots(
  slots: readonly SlotCount[],
  slugs: ReadonlyMap<number, string>,
): ConnectionMetric[] {
  const metrics = new Map<string, ConnectionMetric>();
  for (const slot of slots) {
    const connection = slugs.get(slot.connection_id) ?? "";
    const metric = metrics.get(connection) ?? { connection, calls: 0, seconds: 0, withAction: 0 };
    metric.calls += slot.calls;
    metric.seconds = seconds(metric.seconds + slot.seconds);
    metric.withAction += slot.acted;
    metrics.set(connection, metric);
  }
  return [...metrics.values()].sort((a, b) => b.calls - a.calls || (a.connection < b.connection ? -1 : 1));
}

/** Calls by ISO weekday and hour. */
export const hoursOfClock = (clock: MetricCounts["clock"]): Metrics["hours"] =>
  clock
    .toSorted((a, b) => a.hour - b.hour)
    .map(({ hour, calls }) => ({ weekday: Math.floor(hour / 24) + 1, hour: hour % 24, calls }));
