import "server-only";
import type { Coverage, Metrics, MetricTotals } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { bucketUnit, cutIntoBuckets } from "@/lib/calls/time/buckets";
import { previousWindow } from "@/lib/calls/time/window";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "@/lib/server/access/reader";
import { readAgentNames } from "./agent-names";
import { countHiddenTrials } from "./count-trials";
import { coveredBy } from "./measure/covered";
import { durationHistogram, orderedDurations } from "./measure/durations";
import { earlierSpans } from "./measure/earlier-spans";
import {
  countActions,
  countBySpan,
  countHours,
  fillVolume,
  isoSpan,
  measureAgents,
  totalsOf,
  type TimeSpan,
} from "./measure/groups";
import { volumeSpan } from "./measure/volume-span";
import { measureMirror } from "./measure-mirror";
import { isEmptyScope, resolveScope, type Scope } from "./scope";
import { readScope } from "./select-calls";

interface Measured {
  calls: CallRow[];
  coverage: Coverage;
  unreadable: number;
  asOf: number;
}

async function readMeasured(scope: Scope, signal: AbortSignal): Promise<Measured> {
  if (isEmptyScope(scope)) {
    return { calls: [], coverage: { complete: true, loaded: 0 }, unreadable: 0, asOf: scope.asOf };
  }
  const { read, calls } = await readScope(scope, signal);
  return { ...coveredBy(read, calls), unreadable: read.unreadable, asOf: read.asOf };
}

/** The totals of the span of time just before, if there is one and it could be read whole. */
async function measurePrevious(
  scope: Scope,
  { coverage, asOf }: Measured,
  buckets: readonly TimeSpan[],
  signal: AbortSignal,
): Promise<Metrics["previous"]> {
  const window = coverage.complete && !isEmptyScope(scope) ? previousWindow(scope.window, asOf) : undefined;
  if (window?.start === undefined || window.end === undefined) return undefined;
  const previous = await readScope({ ...scope, window }, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    if (error instanceof CallboardError) return undefined; // a comparison is not worth the numbers themselves
    throw error;
  });
  if (!previous?.read.complete) return undefined;
  const span = { start: window.start, end: window.end };
  const spans = earlierSpans(buckets, span);
  const counts = countBySpan(spans, previous.calls);
  const totals: MetricTotals = totalsOf(previous.calls);
  return {
    ...totals,
    ...isoSpan(span),
    volume: spans.map((each, index) => ({ ...isoSpan(each), calls: counts[index] ?? 0 })),
  };
}

/** The starts of the first and the last call, ms since the epoch. */
function spanOf(calls: readonly CallRow[]): { first: number; last: number } | undefined {
  const starts = calls.map(({ startedAt }) => Date.parse(startedAt));
  if (starts.length === 0) return undefined;
  return { first: starts.reduce((a, b) => Math.min(a, b)), last: starts.reduce((a, b) => Math.max(a, b)) };
}

/**
 * Counts and durations of the calls of a query, in one answer. Where not all of its calls could be read, it counts
 * exactly the newest ones, from `coverage.from` on.
 *
 * @throws CallboardError what the source throws
 */
export async function measureCalls(reader: Reader, query: CallQuery, signal: AbortSignal): Promise<Metrics> {
  const scope = await resolveScope(reader, query, signal);
  const mirrored = await measureMirror(scope, signal);
  if (mirrored) return mirrored;
  const [measured, trials, names] = await Promise.all([
    readMeasured(scope, signal),
    countHiddenTrials(scope, signal),
    readAgentNames(scope.connection, signal),
  ]);
  const from = measured.coverage.from === undefined ? undefined : Date.parse(measured.coverage.from);
  const span = volumeSpan(scope.window, spanOf(measured.calls), measured.asOf, from);
  const pinnedEnd = scope.window.rolling ? undefined : scope.window.end;
  const volumeUnit = bucketUnit(span.end - span.start);
  const buckets = cutIntoBuckets(span, volumeUnit, scope.zone, pinnedEnd);
  const previous = await measurePrevious(scope, measured, buckets, signal);
  const { calls, coverage, unreadable, asOf } = measured;
  const { duration, ...totals } = totalsOf(calls);
  return {
    ...totals,
    duration: { ...duration, histogram: durationHistogram(orderedDurations(calls)) },
    actions: countActions(calls),
    volumeUnit,
    volume: fillVolume(buckets, calls),
    agents: measureAgents(calls, buckets, names.nameAgent),
    hours: countHours(calls, scope.zone),
    ...(previous && { previous }),
    hidden: { ...trials.hidden, unreadable },
    coverage,
    asOf: new Date(asOf).toISOString(),
    zone: scope.zone,
    notices: [...scope.notices, ...names.notices, ...trials.notices],
  };
}
