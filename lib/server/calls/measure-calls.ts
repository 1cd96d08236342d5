import "server-only";
import type { Metrics } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { bucketUnit, cutIntoBuckets } from "@/lib/calls/time/buckets";
import { previousPeriod, type PreviousPeriod } from "@/lib/calls/time/window";
import type { Reader } from "../access/reader";
import type { Queries } from "../postgres/database";
import { planQuery, readAnswer, type ResolvedQuery } from "../query/resolve";
import { countTotal } from "../store/read/count-calls";
import { readCoverage } from "../store/read/coverage";
import { readMetrics, readSpan } from "../store/read/metrics/read-metrics";
import { startOf, type Selection } from "../store/read/selection";
import { earlierSpans, isoSpan, volumeSpan } from "./measure/spans";
import {
  actionsOfTypes,
  agentsOfSlots,
  connectionsOfSlots,
  histogramOfSteps,
  phonesOf,
  hoursOfClock,
  totalsOfSlots,
  volumeOfSlots,
} from "./measure/to-metrics";

/** The period just before, if there is one and all of it is loaded. */
async function findPrevious(queries: Queries, resolved: ResolvedQuery): Promise<PreviousPeriod | undefined> {
  const { complete, parts, window, zone, asOf, lock } = resolved;
  const previous = complete && parts.length > 0 ? previousPeriod(window, zone, asOf) : undefined;
  // Of a share all of it has to be shared, too.
  if (!previous || previous.start < (lock?.window.start ?? 0)) return undefined;
  const ids = parts.map(({ connection }) => connection.connectionId);
  const coverages = await readCoverage(queries, ids, previous);
  return coverages.every((coverage) => coverage.complete) ? previous : undefined;
}

/** The same selection with the period before, and without the time between that period and the window. */
const withPrevious = (selection: Selection, { start, end }: PreviousPeriod): Selection => ({
  ...selection,
  window: { ...selection.window, start },
  parts: selection.parts.map((part) => ({ ...part, from: start })),
  gap: { start: end, end: selection.window.start },
});

async function findBuckets(queries: Queries, { selection, window, zone, asOf, complete }: ResolvedQuery) {
  const isOpen = window.start === undefined || (window.end ?? Infinity) > asOf;
  const calls = isOpen ? await readSpan(queries, selection) : undefined;
  const span = volumeSpan(window, calls, asOf, complete ? undefined : startOf(selection));
  const unit = bucketUnit(span.end - span.start);
  return { unit, buckets: cutIntoBuckets(span, unit, zone, window.rolling ? undefined : window.end) };
}

type Numbers = Omit<Metrics, "coverage" | "versions" | "asOf" | "readSince" | "zone" | "notices">;

async function measure(queries: Queries, resolved: ResolvedQuery): Promise<Numbers> {
  const { selection, query, parts } = resolved;
  const { unit, buckets } = await findBuckets(queries, resolved);
  const previous = await findPrevious(queries, resolved);
  const earlier = previous ? earlierSpans(buckets, previous) : [];
  const both = previous ? withPrevious(selection, previous) : selection;
  const starts = [...earlier, ...buckets].map((span) => span.start);
  const before = earlier.length;
  const counts = await readMetrics(queries, both, { starts, earlier: before });
  const trial = query.kind === "live" ? await countTotal(queries, selection, "trial") : 0;
  const durationsOf = (isEarlier: boolean) =>
    counts.durations.find((each) => each.earlier === isEarlier && each.agent_no === -1);
  const present = counts.slots.filter(({ span }) => span > before);
  const { duration, ...totals } = totalsOfSlots(present, durationsOf(false));
  const slugs = new Map(parts.map(({ connection }) => [connection.connectionId, connection.slug]));
  return {
    ...totals,
    duration: { ...duration, histogram: histogramOfSteps(counts.steps, durationsOf(false)) },
    actions: actionsOfTypes(counts.types),
    ...phonesOf(counts, totals.total),
    volumeUnit: unit,
    volume: volumeOfSlots(counts, { buckets, before, slugs }),
    agents: agentsOfSlots(counts, present, { buckets, before, slugs }),
    connections: connectionsOfSlots(present, slugs),
    hours: hoursOfClock(counts.clock),
    ...(previous && {
      previous: {
        ...totalsOfSlots(
          counts.slots.filter(({ span }) => span <= before),
          durationsOf(true),
        ),
        ...isoSpan(previous),
        volume: volumeOfSlots(counts, { buckets: earlier, before: 0, slugs }).map((bucket) => ({
          start: bucket.start,
          end: bucket.end,
          calls: bucket.calls,
        })),
      },
    }),
    hidden: { trial, unreadable: resolved.unreadable },
  };
}

/**
 * Counts and durations of the calls of a query, all of one state of the mirror. If not all of its calls are loaded, it
 * counts exactly those that are, and `coverage` says so.
 *
 * @throws CallboardError `upstream_unavailable` if the mirror cannot be asked
 */
export async function measureCalls(reader: Reader, query: CallQuery, signal: AbortSignal): Promise<Metrics> {
  const planned = await planQuery(reader, query, signal);
  const { found, resolved, coverage, when, notices } = await readAnswer(
    planned,
    signal,
    (resolved, queries) => measure(queries, resolved),
  );
  return {
    ...found,
    coverage: coverage ?? { complete: true, loaded: found.total },
    versions: resolved.versions,
    ...when,
    zone: resolved.zone,
    notices,
  };
}
