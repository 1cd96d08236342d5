import "server-only";
import type { Metrics } from "@/lib/calls/answers";
import { bucketUnit, cutIntoBuckets } from "@/lib/calls/time/buckets";
import { previousWindow } from "@/lib/calls/time/window";
import { readCoverage } from "@/lib/server/store/read/coverage";
import { readCounts, readSpan } from "@/lib/server/store/read/metrics/read-counts";
import { askMirror, type Mirror } from "./ask-mirror";
import { countTotal } from "./count-total";
import { earlierSpans } from "./measure/earlier-spans";
import {
  actionsOfTypes,
  agentsOfSlots,
  histogramOfSteps,
  hoursOfClock,
  totalsOfSlots,
  volumeOfSlots,
} from "./measure/from-counts";
import { isoSpan } from "./measure/groups";
import { volumeSpan } from "./measure/volume-span";
import type { Scope } from "./scope";

/** The period just before, where there is one and all of it is here. */
async function findPrevious({ queries, scope, from }: Mirror, { window, asOf }: Scope) {
  const previous = from === undefined ? previousWindow(window, asOf) : undefined;
  if (previous?.start === undefined || previous.end === undefined) return undefined;
  const span = { start: previous.start, end: previous.end };
  const { complete } = await readCoverage(queries, scope.connectionId, span);
  return complete ? span : undefined;
}

async function findBuckets({ queries, scope, from }: Mirror, { window, zone, asOf }: Scope) {
  const isOpen = window.start === undefined || (window.end ?? Infinity) > asOf;
  const span = volumeSpan(window, isOpen ? await readSpan(queries, scope) : undefined, asOf, from);
  const unit = bucketUnit(span.end - span.start);
  return { unit, buckets: cutIntoBuckets(span, unit, zone, window.rolling ? undefined : window.end) };
}

/** The numbers of a query from one state of the mirror. */
async function measure(
  whole: Mirror,
  asked: Scope,
): Promise<Omit<Metrics, "coverage" | "asOf" | "zone" | "notices">> {
  const { from } = whole;
  const start = Math.max(whole.scope.window.start, from ?? -Infinity);
  const mirror = { ...whole, scope: { ...whole.scope, window: { ...whole.scope.window, start } } };
  const { queries, scope } = mirror;
  const { unit, buckets } = await findBuckets(mirror, asked);
  const previous = await findPrevious(mirror, asked);
  const earlier = previous ? earlierSpans(buckets, previous) : [];
  const both = { ...scope, window: { ...scope.window, start: previous?.start ?? start } };
  const starts = [...earlier, ...buckets].map((span) => span.start);
  const before = earlier.length;
  const counts = await readCounts(queries, both, { starts, earlier: before });
  const trial = scope.query.kind === "live" ? await countTotal(whole, "trial") : 0;
  const durationsOf = (isEarlier: boolean) =>
    counts.durations.find((each) => each.earlier === isEarlier && each.agent_no === -1);
  const present = counts.slots.filter(({ span }) => span > before);
  const { duration, ...totals } = totalsOfSlots(present, durationsOf(false));
  return {
    ...totals,
    duration: { ...duration, histogram: histogramOfSteps(counts.steps, durationsOf(false)) },
    actions: actionsOfTypes(counts.types),
    volumeUnit: unit,
    volume: volumeOfSlots(counts, buckets, before),
    agents: agentsOfSlots(counts, present, buckets, before),
    hours: hoursOfClock(counts.clock),
    ...(previous && {
      previous: {
        ...totalsOfSlots(
          counts.slots.filter(({ span }) => span <= before),
          durationsOf(true),
        ),
        ...isoSpan(previous),
        volume: volumeOfSlots(counts, earlier, 0).map(({ start, end, calls }) => ({ start, end, calls })),
      },
    }),
    hidden: { trial, unreadable: whole.coverage.unreadable },
  };
}

/**
 * Counts and durations of the calls of a query, all of one state of the mirror.
 * @returns undefined where the upstream has to be asked: there is no mirror, or it holds nothing of the range
 */
export async function measureMirror(scope: Scope, signal: AbortSignal): Promise<Metrics | undefined> {
  const mirrored = await askMirror(scope, signal, async (mirror) => {
    const isBare = mirror.from !== undefined && mirror.from >= mirror.scope.window.end;
    return isBare && scope.query.q === undefined ? undefined : measure(mirror, scope);
  });
  if (!mirrored) return undefined;
  const { answer, coverage, asOf, notices } = mirrored;
  return {
    ...answer,
    coverage: coverage ?? { complete: true, loaded: answer.total },
    asOf: new Date(asOf).toISOString(),
    zone: scope.zone,
    notices: [...scope.notices, ...notices],
  };
}
