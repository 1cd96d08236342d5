import { expect, it } from "vitest";
import type { Metrics } from "../answers";
import { completeQuery } from "../query/query";
import { periodOf } from "./period";

const metrics = {
  zone: "America/Chicago",
  asOf: "2026-11-20T20:32:00.000Z",
  volume: [] as Metrics["volume"],
} as Metrics;

it("shows the whole of today where a range goes up to now", () => {
  expect(periodOf(completeQuery({ range: "7d" }), metrics)).toEqual({
    start: "2026-11-14T06:00:00.000Z",
    end: "2026-11-21T06:00:00.000Z",
  });
});

it("begins with the first call where the range is open", () => {
  const volume = [
    {
      start: "2026-01-05T13:07:08.000Z",
      end: "2026-02-01T06:00:00.000Z",
      calls: 1,
      seconds: 1,
      actions: {},
      connections: {},
      directions: {},
    },
  ];
  expect(periodOf(completeQuery({ range: "all" }), { ...metrics, volume })).toEqual({
    start: "2026-01-05T06:00:00.000Z",
    end: "2026-11-21T06:00:00.000Z",
  });
  expect(periodOf(completeQuery({ range: "all" }), metrics)).toBeUndefined();
});

it("keeps the minutes that are pinned", () => {
  const query = completeQuery({
    from: { date: "2026-11-01", time: "01:00", offset: "-06:00" },
    to: { date: "2026-11-01", time: "04:30" },
  });
  expect(periodOf(query, metrics)).toEqual({
    start: "2026-11-01T07:00:00.000Z",
    end: "2026-11-01T10:30:00.000Z",
  });
});

it("has a last day of the calendar", () => {
  expect(periodOf(completeQuery({ from: { date: "9999-12-31" } }), metrics)).toEqual({
    start: "9999-12-31T06:00:00.000Z",
    end: "+010000-01-01T06:00:00.000Z",
  });
});
