import "server-only";
import { expect } from "vitest";
import type { Metrics } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import type { Facets } from "@/lib/calls/facets";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { countedConditions, laws } from "./conditions";
import { expectCalls, home, type World } from "./connections";
import { tally } from "./naive-calls";
import { measureNaively } from "./naive-metrics";

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
/** The values that some calls have: the mirror also knows values that none of them has. */
const present = (values: Facets["agent"]) =>
  Object.fromEntries(values.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]));

/** How often each value comes, without those that never do. */
const talliesOf = (values: Metrics["status"], others: Record<string, number>) =>
  Object.fromEntries(
    [...values.map(({ value, calls }) => [value, calls] as const), ...Object.entries(others)].filter(
      ([, calls]) => calls > 0,
    ),
  );

/** Numbers equal those of plain code over the same calls. */
export function expectMetrics(metrics: Metrics, calls: readonly Call[], query: CallQuery) {
  const { duration, actions, volume, agents, hours } = metrics;
  const naive = measureNaively(calls, query.tz ?? home);
  expect({
    total: metrics.total,
    withAction: metrics.withAction,
    transferred: metrics.transferred ?? 0,
    unknown: duration.unknown,
    median: duration.median,
    p90: duration.p90,
    directions: talliesOf(metrics.direction, { none: metrics.unreported.direction }),
    statuses: talliesOf(metrics.status, {
      none: metrics.unreported.status,
      forwarded: metrics.total - metrics.unreported.status - sum(metrics.status.map((each) => each.calls)),
    }),
    executions: Object.fromEntries(actions.map((each) => [each.type, each.executions])),
    callsOfType: Object.fromEntries(actions.map((each) => [each.type, each.calls])),
    agents: Object.fromEntries(agents.map((each) => [`${each.connection} ${each.id}`, each.calls])),
    connections: Object.fromEntries(metrics.connections.map((each) => [each.connection, each.calls])),
    hours: Object.fromEntries(hours.map((each) => [`${each.weekday} ${each.hour}`, each.calls])),
    seconds: naive.seconds,
  }).toEqual(naive);
  expect(duration.sum).toBeCloseTo(naive.seconds, 5);
  expect(sum(volume.map((bucket) => bucket.calls))).toBe(calls.length);
  expect(sum(volume.map(({ seconds }) => seconds))).toBeCloseTo(naive.seconds, 4);
  expect(sum(duration.histogram.map(({ count }) => count)) + duration.unknown).toBe(calls.length);
  for (const [type, count] of Object.entries(naive.callsOfType)) {
    expect(sum(volume.map((bucket) => bucket.actions[type] ?? 0))).toBe(count);
  }
  for (const [index, bucket] of volume.entries()) {
    const own = calls.filter(({ startedAt }) => bucket.start <= startedAt && startedAt < bucket.end);
    expect(bucket.calls).toBe(own.length);
    expect(sum(agents.map(({ trend }) => trend[index] ?? 0))).toBe(bucket.calls);
    expect(bucket.connections).toEqual(tally(own.map(({ connection }) => connection)));
    expect(bucket.directions).toEqual(tally(own.flatMap(({ direction }) => direction?.value ?? [])));
  }
}

/**
 * Counts of values equal those of plain code.
 * @param now ms since the epoch
 */
export function expectFacets(facets: Facets, world: World, query: CallQuery, now: number) {
  expect(facets.total).toBe(expectCalls(world, query, now).length);
  for (const name of countedConditions) {
    const values = expectCalls(world, query, now, name).flatMap(laws[name].values);
    expect([name, present(facets[name])]).toEqual([name, tally(values)]);
  }
  const without = (name: "direction" | "status", lacks: (call: Call) => boolean) =>
    expectCalls(world, query, now, name).filter(lacks).length;
  expect(facets.unreported).toEqual({
    direction: without("direction", ({ direction }) => direction === undefined),
    status: without("status", ({ phoneStatus }) => phoneStatus === undefined),
  });
  const counts = tally(
    expectCalls(world, { ...query, connection: [], tz: facets.zone }, now).map(
      ({ connection }) => connection,
    ),
  );
  const unknown = query.connection.filter((slug) => !world.slugs.includes(slug));
  expect(facets.connection.map(({ value, count }) => [value, count])).toEqual([
    ...world.slugs.map((slug) => [slug, counts[slug] ?? 0]),
    ...unknown.map((slug) => [slug, 0]),
  ]);
  for (const name of ["agent", "contact", "field", "action"] as const) {
    const values = facets[name].map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(query[name]));
    expect(new Set(values).size).toBe(values.length);
  }
}
