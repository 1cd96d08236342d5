import { describe, expect, it } from "vitest";
import type { Metrics, MetricTotals } from "../answers";
import { completeQuery } from "../query/query";
import { markLinks } from "./mark-links";
import { tilesOf } from "./tiles";

const totals = (
  total: number,
  withAction: number,
  median: number | null,
  transferred?: number,
  transferReported = total,
): MetricTotals => ({
  total,
  withAction,
  ...(transferred !== undefined && { transferred, transferReported }),
  duration: { sum: total * 100, mean: null, median, p90: median, unknown: 0 },
});

function tiles(now: MetricTotals, before?: MetricTotals) {
  const metrics: Metrics = {
    ...now,
    duration: { ...now.duration, histogram: [] },
    actions: [],
    direction: [],
    status: [],
    unreported: { direction: 0, status: 0 },
    volumeUnit: "day",
    volume: [],
    agents: [],
    connections: [],
    hours: [],
    ...(before && {
      previous: { ...before, start: "2026-09-01T00:00:00Z", end: "2026-10-01T00:00:00Z", volume: [] },
    }),
    hidden: { trial: 0, unreadable: 0 },
    coverage: { complete: true, loaded: now.total },
    versions: {},
    asOf: "2026-11-20T20:32:00.000Z",
    zone: "UTC",
    notices: [],
  };
  const all = tilesOf(metrics, markLinks(completeQuery({}), metrics), "no earlier period", "en-GB");
  return Object.fromEntries(all.map((tile) => [tile.label, tile]));
}

describe("tilesOf", () => {
  it("compares each number in its own unit", () => {
    const { Calls, ...rest } = tiles(totals(1200, 600, 130, 60), totals(1000, 400, 118, 20));
    expect(Calls).toMatchObject({ value: "1,200", change: "+20% from 1,000", href: "/calls" });
    expect(rest["Talk time"]).toMatchObject({ value: "33 h 20 min", change: "+20% from 27 h 47 min" });
    expect(rest["Median duration"]).toMatchObject({
      value: "2:10",
      spoken: "2 minutes 10 seconds",
      change: "+12 s from 1:58",
    });
    expect(rest["With an action"]).toMatchObject({
      value: "50%",
      detail: "600 of 1,200 calls",
      change: "+10 points from 40%",
      href: "/calls?action=any",
    });
    expect(rest["Transfer reported"]).toMatchObject({
      value: "5%",
      detail: "60 calls",
      change: "+3 points from 2%",
    });
  });

  it("says what is not reported, and where there is nothing to compare with", () => {
    const alone = tiles(totals(3, 0, null));
    expect(alone["Transfer reported"]).toMatchObject({ value: "not reported", change: "" });
    const partly = tiles(totals(200, 0, null, 5, 50));
    expect(partly["Transfer reported"]).toMatchObject({ value: "10%", detail: "5 of 50 that report it" });
    expect(alone["Median duration"]).toMatchObject({ value: "not reported" });
    expect(alone.Calls).toMatchObject({ change: "no earlier period" });
    const after = tiles(totals(3, 0, 10), totals(0, 0, null));
    expect(after.Calls).toMatchObject({ change: "from 0" });
    expect(after["Median duration"]).toMatchObject({ change: "none in the period before" });
    expect(tiles(totals(3, 1, 10), totals(3, 1, 10)).Calls).toMatchObject({ change: "no change from 3" });
  });
});
