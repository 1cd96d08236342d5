import { describe, expect, it } from "vitest";
import type { Metrics, VolumeBucket } from "../answers";
import type { CallQuery } from "../query/parameters";
import { completeQuery } from "../query/query";
import { markLinks } from "./mark-links";
import { actionSeries, connectionSeries } from "./series";
import { describeVolume } from "./volume";

const volume: VolumeBucket[] = [
  {
    start: "2026-11-19T06:00:00.000Z",
    end: "2026-11-20T06:00:00.000Z",
    calls: 14,
    seconds: 1500,
    actions: { SMS: 3, APPOINTMENT_BOOKING: 5 },
    connections: {},
    directions: {},
  },
  {
    start: "2026-11-20T06:00:00.000Z",
    end: "2026-11-21T06:00:00.000Z",
    calls: 0,
    seconds: 0,
    actions: {},
    connections: {},
    directions: {},
  },
];
const metrics = {
  actions: [
    { type: "APPOINTMENT_BOOKING", calls: 5, executions: 5 },
    { type: "SMS", calls: 3, executions: 4 },
  ],
  volume,
  volumeUnit: "day",
  coverage: { complete: true, loaded: 14 },
  zone: "America/Chicago",
  asOf: "2026-11-20T20:32:00.000Z",
  notices: [] as Metrics["notices"],
} as Metrics;
const [booking, sms] = actionSeries(metrics);
const marks = (types?: (typeof booking)[], query: Partial<CallQuery> = {}, more: Partial<Metrics> = {}) =>
  describeVolume(
    { ...metrics, ...more },
    markLinks(completeQuery(query), metrics),
    types?.flatMap((type) => type ?? []),
    "en-GB",
  ).map(({ href, title, lines }) => ({
    href,
    said: `${title}: ${lines.map(({ text }) => text).join(", ")}`,
  }));

describe("describeVolume", () => {
  it("says what a bucket holds, and whether it goes on", () => {
    expect(marks()).toEqual([
      { href: "/calls?from=2026-11-19&to=2026-11-19", said: "Thu, 19 Nov 2026: 14 calls, 25 min talk time" },
      { href: "/calls?from=2026-11-20&to=2026-11-20", said: "Fri, 20 Nov 2026, so far: 0 calls" },
    ]);
  });

  it("tells the same part of the period before where all calls are drawn", () => {
    const earlier = [
      { start: "2026-11-17T06:00:00.000Z", end: "2026-11-18T06:00:00.000Z", calls: 1200 },
      { start: "2026-11-18T06:00:00.000Z", end: "2026-11-18T20:32:00.000Z", calls: 0 },
    ];
    const previous = { volume: earlier } as Metrics["previous"];
    const said = (types?: (typeof booking)[]) =>
      marks(types, {}, { ...(previous && { previous }) }).map((mark) => mark.said);
    expect(said()).toEqual([
      "Thu, 19 Nov 2026: 14 calls, 25 min talk time, 1,200 the period before, 17 Nov 2026",
      "Fri, 20 Nov 2026, so far: 0 calls, 0 the period before, 18 Nov 2026 until 14:32",
    ]);
    expect(said([booking, sms])[0]).toBe("Thu, 19 Nov 2026: 5 Booking, 3 SMS");
  });

  it("opens the calls with any of the actions that are drawn", () => {
    expect(marks([sms])[0]).toEqual({
      href: "/calls?from=2026-11-19&to=2026-11-19&action=SMS",
      said: "Thu, 19 Nov 2026: 3 calls with SMS",
    });
    expect(marks([booking, sms])[0]).toEqual({
      href: "/calls?from=2026-11-19&to=2026-11-19&action=APPOINTMENT_BOOKING,SMS",
      said: "Thu, 19 Nov 2026: 5 Booking, 3 SMS",
    });
  });

  it("opens the calls of the connections that are drawn, and counts them", () => {
    const known = connectionSeries(
      {
        connections: ["one", "two"].map((connection) => ({
          connection,
          calls: 1,
          seconds: 1,
          withAction: 0,
        })),
      },
      {},
    );
    const [first] = describeVolume(
      { ...metrics, volume: volume.map((each) => ({ ...each, connections: { one: 4, two: 5, three: 5 } })) },
      markLinks(completeQuery({}), metrics),
      known,
      "en-GB",
    );
    expect(first?.href).toContain("connection=one,two");
    expect(first?.lines.map(({ text }) => text)).toEqual(["9 calls", "4 one", "5 two"]);
  });

  it("opens all calls of the bucket where those with the action are no list", () => {
    expect(marks([sms], { action: ["APPOINTMENT_BOOKING"] })[0]).toEqual({
      href: "/calls?from=2026-11-19&to=2026-11-19&action=APPOINTMENT_BOOKING",
      said: "Thu, 19 Nov 2026: 14 calls, 3 SMS",
    });
  });
});

it("draws every type with a pattern of its own", () => {
  const actions = Array.from({ length: 9 }, (_, index) => ({ type: `T${index}`, calls: 1, executions: 1 }));
  expect(new Set(actionSeries({ actions }).map(({ dash }) => dash)).size).toBe(9);
});
