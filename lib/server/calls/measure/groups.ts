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

/** Puts each call into the bucket of time that it starts in; the buckets follow each other in order. */
export function fillVolume(
  spans: readonly { start: number; end: number }[],
  calls: readonly CallRow[],
): VolumeBucket[] {
  const buckets = spans.map(({ start, end }) => ({
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    calls: 0,
    seconds: 0,
    actions: new Map<string, number>(),
  }));
  const inOrder = calls.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  let current = 0;
  for (const call of inOrder) {
    const at = Date.parse(call.startedAt);
    while (at >= (spans[current]?.end ?? Infinity)) current++;
    const bucket = buckets[current];
    if (!bucket) break;
    bucket.calls++;
    bucket.seconds += call.duration ?? 0;
    for (const type of typesOf(call)) bucket.actions.set(type, (bucket.actions.get(type) ?? 0) + 1);
  }
  return buckets.map((bucket) => ({ ...bucket, actions: Object.fromEntries(bucket.actions) }));
}

/** What each agent did, the busiest first; calls that name no agent share a row with an empty id. */
export function measureAgents(calls: readonly CallRow[], nameAgent: NameAgent): AgentMetric[] {
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
