import "server-only";
import type { ActionMetric, AgentMetric, Metrics, MetricTotals, VolumeBucket } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import { weekdayAndHour } from "@/lib/calls/time/zone";
import type { NameAgent } from "../agent-names";
import { orderedDurations, percentile, summarizeDurations } from "./durations";

const typesOf = (call: CallRow) => new Set(call.actions.map(({ type }) => type));

/** The numbers at the head of the page. `transferred` is absent where no call says whether it was. */
export function totalsOf(calls: readonly CallRow[]): MetricTotals {
  const known = calls.filter(({ transferred }) => transferred !== undefined);
  return {
    total: calls.length,
    withAction: calls.filter(({ actions }) => actions.length > 0).length,
    ...(known.length > 0 && {
      transferred: known.filter(({ transferred }) => transferred).length,
      transferReported: known.length,
    }),
    duration: summarizeDurations(orderedDurations(calls), calls.length),
  };
}

/** Calls and executions per action type, the most frequent first. */
export function countActions(calls: readonly CallRow[]): ActionMetric[] {
  const byType = new Map<string, ActionMetric>();
  for (const call of calls) {
    const seen = new Set<string>();
    for (const { type } of call.actions) {
      const metric = byType.get(type) ?? { type, calls: 0, executions: 0 };
      metric.executions++;
      if (!seen.has(type)) metric.calls++;
      seen.add(type);
      byType.set(type, metric);
    }
  }
  return [...byType.values()].sort((a, b) => b.calls - a.calls || (a.type < b.type ? -1 : 1));
}

/** A span of time, ms since the epoch: `start` ≤ call < `end`. */
export interface TimeSpan {
  start: number;
  end: number;
}

/** The calls that start in each of some spans; the spans follow each other in order. */
function groupBySpan(spans: readonly TimeSpan[], calls: readonly CallRow[]): CallRow[][] {
  const groups = spans.map((): CallRow[] => []);
  const inOrder = calls.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  let current = 0;
  for (const call of inOrder) {
    const at = Date.parse(call.startedAt);
    while (at >= (spans[current]?.end ?? Infinity)) current++;
    groups[current]?.push(call);
  }
  return groups;
}

/** How many calls start in each of some spans; the spans follow each other in order. */
export const countBySpan = (spans: readonly TimeSpan[], calls: readonly CallRow[]) =>
  groupBySpan(spans, calls).map(({ length }) => length);

/** A span as answers write it. */
export const isoSpan = ({ start, end }: TimeSpan) => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});

/** Calls, talk time and actions of each bucket of time; the buckets follow each other in order. */
export function fillVolume(spans: readonly TimeSpan[], calls: readonly CallRow[]): VolumeBucket[] {
  const groups = groupBySpan(spans, calls);
  return spans.map((span, index) => {
    const own = groups[index] ?? [];
    const actions = new Map<string, number>();
    for (const type of own.flatMap((call) => [...typesOf(call)])) {
      actions.set(type, (actions.get(type) ?? 0) + 1);
    }
    return {
      ...isoSpan(span),
      calls: own.length,
      seconds: own.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
      actions: Object.fromEntries(actions),
    };
  });
}

/**
 * What each agent did, the busiest first; calls that name no agent share a row with an empty id.
 *
 * @param spans the buckets of the volume
 */
export function measureAgents(
  calls: readonly CallRow[],
  spans: readonly TimeSpan[],
  nameAgent: NameAgent,
): AgentMetric[] {
  const byAgent = new Map<string, CallRow[]>();
  for (const call of calls) {
    const id = call.agent?.id ?? "";
    const own = byAgent.get(id);
    if (own) own.push(call);
    else byAgent.set(id, [call]);
  }
  const metrics = [...byAgent].map(([id, own]) => {
    const reference = own.find(({ agent }) => agent)?.agent;
    const { name, deleted } = reference ? nameAgent(reference) : { name: undefined, deleted: false };
    const durations = orderedDurations(own);
    return {
      id,
      ...(name !== undefined && { name }),
      deleted,
      calls: own.length,
      seconds: durations.reduce((sum, duration) => sum + duration, 0),
      median: percentile(durations, 0.5),
      withAction: own.filter(({ actions }) => actions.length > 0).length,
      trend: countBySpan(spans, own),
    };
  });
  return metrics.sort((a, b) => b.calls - a.calls || (a.id < b.id ? -1 : 1));
}

/** Calls by ISO weekday and hour of a zone. */
export function countHours(calls: readonly CallRow[], zone: string): Metrics["hours"] {
  const byHour = new Map<number, number>();
  for (const { startedAt } of calls) {
    const { weekday, hour } = weekdayAndHour(Date.parse(startedAt), zone);
    byHour.set(weekday * 24 + hour, (byHour.get(weekday * 24 + hour) ?? 0) + 1);
  }
  return [...byHour]
    .sort(([a], [b]) => a - b)
    .map(([key, count]) => ({ weekday: Math.floor(key / 24), hour: key % 24, calls: count }));
}
