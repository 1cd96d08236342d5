import { describe, expect, it } from "vitest";
import type { Metrics } from "../answers";
import type { CallQuery } from "../query/parameters";
import { completeQuery } from "../query/query";
import { markLinks } from "./mark-links";

const empty: Metrics = {
  total: 0,
  withAction: 0,
  duration: { sum: 0, mean: null, median: null, p90: null, unknown: 0, histogram: [] },
  actions: [],
  direction: [],
  status: [],
  unreported: { direction: 0, status: 0 },
  volumeUnit: "day",
  volume: [],
  agents: [],
  connections: [],
  hours: [],
  hidden: { trial: 0, unreadable: 0 },
  coverage: { complete: true, loaded: 0 },
  asOf: "2026-11-20T20:32:00.000Z",
  zone: "America/Chicago",
  versions: {},
  notices: [],
};
const links = (query: Partial<CallQuery>, metrics: Partial<Metrics> = {}) =>
  markLinks(completeQuery(query), { ...empty, ...metrics });
const capped = { coverage: { complete: false, loaded: 5000, from: "2026-11-01T07:05:00.000Z" } };
const actions = (type: string) => ({ of: "actions" as const, type });
const monday = { start: "2026-11-02T06:00:00.000Z", end: "2026-11-03T06:00:00.000Z" };

describe("markLinks", () => {
  it("keeps the selection and leaves the page", () => {
    const { calls, agent } = links({ range: "7d", agent: ["a", "b"], page: 3, sort: "duration" });
    expect(calls).toBe("/calls?range=7d&agent=a,b&sort=duration");
    expect(agent({ connection: "one", id: "b" })).toBe("/calls?range=7d&agent=b&sort=duration");
    expect(agent({ connection: "one", id: "" })).toBeUndefined();
  });

  it("names the connection of an agent whose id another connection has, too", () => {
    const metric = { deleted: false, calls: 1, seconds: 1, median: null, withAction: 0, trend: [] };
    const agents = ["one", "two"].map((connection) => ({ ...metric, connection, id: "b" }));
    expect(links({}, { agents }).agent({ connection: "two", id: "b" })).toBe(
      "/calls?connection=two&tz=America%2FChicago&agent=b",
    );
  });

  it("keeps the days of all connections where one of them is named, which may have another zone", () => {
    expect(links({}).connection("two")).toBe("/calls?connection=two&tz=America%2FChicago");
    expect(links({ connection: ["two"] }).connection("two")).toBe("/calls?connection=two");
    expect(links({}).bucket(monday, [{ of: "connections", type: "two" }])).toBe(
      "/calls?connection=two&from=2026-11-02&to=2026-11-02&tz=America%2FChicago",
    );
  });

  it("pins the days of a bucket in place of the range", () => {
    expect(links({ range: "90d", tz: "America/Chicago" }).bucket(monday, [actions("SMS")])).toBe(
      "/calls?from=2026-11-02&to=2026-11-02&tz=America%2FChicago&action=SMS",
    );
  });

  it("stays within the durations that the query asks for", () => {
    expect(links({}).duration({ from: 0, to: 30 })).toBe("/calls?max=30");
    expect(links({ min: 45, max: 70 }).duration({ from: 30, to: 60 })).toBe("/calls?min=45&max=60");
    expect(links({ min: 0, max: 70 }).duration({ from: 60, to: 90 })).toBe("/calls?min=60&max=70");
  });

  it("narrows to an hour of a weekday", () => {
    expect(links({ weekday: [1, 2], hour: [8, 9] }).hour({ weekday: 2, hour: 9 })).toBe(
      "/calls?weekday=2&hour=9",
    );
    expect(links({ range: "year" }, capped).hour({ weekday: 7, hour: 0 })).toBe(
      "/calls?from=2026-11-01T01:05-06:00&weekday=7&hour=0",
    );
  });

  it("links an action type only where a list can hold what was counted", () => {
    expect(links({}).action("SMS")).toBe("/calls?action=SMS");
    expect(links({}).action("none")).toBe("/calls?action=none");
    expect(links({ action: ["SMS", "none"] }).action("SMS")).toBe("/calls?action=SMS");
    expect(links({ action: ["any"] }).action("SMS")).toBe("/calls?action=SMS");
    expect(links({ action: ["any"] }).action("none")).toBeUndefined();
    expect(links({ action: ["SMS"] }).action("CALL_TRANSFER")).toBeUndefined();
    expect(links({ action: ["SMS"] }).bucket(monday, [actions("CALL_TRANSFER")])).toBeUndefined();
  });

  it("opens the calls that any of several lines counts", () => {
    const both = ["SMS", "CALL_TRANSFER"].map(actions);
    expect(links({}).bucket(monday, both)).toBe(
      "/calls?from=2026-11-02&to=2026-11-02&action=CALL_TRANSFER,SMS",
    );
    expect(links({ action: ["SMS"] }).bucket(monday, both)).toBeUndefined();
    const two = ["two", "one"].map((type) => ({ of: "connections" as const, type }));
    expect(links({ tz: "UTC" }).bucket(monday, two)).toContain("connection=one,two");
  });

  it("counts calls with any action within the asked types", () => {
    expect(links({}).withAction).toBe("/calls?action=any");
    expect(links({ action: ["CALL_TRANSFER", "SMS", "none"] }).withAction).toBe(
      "/calls?action=CALL_TRANSFER,SMS",
    );
    expect(links({ action: ["none"] }).withAction).toBeUndefined();
  });

  it("begins where the counting began, when not all calls were counted", () => {
    expect(links({ range: "year" }, capped).calls).toBe("/calls?from=2026-11-01T01:05-06:00");
    expect(links({ range: "yesterday" }, capped).action("SMS")).toBe(
      "/calls?from=2026-11-01T01:05-06:00&to=2026-11-20T00:00&action=SMS",
    );
    expect(
      links({ from: { date: "2026-01-01" }, to: { date: "2026-11-10" } }, capped).agent({
        connection: "one",
        id: "a",
      }),
    ).toBe("/calls?from=2026-11-01T01:05-06:00&to=2026-11-10&agent=a");
    expect(links({ range: "year" }, capped).bucket(monday)).toBe("/calls?from=2026-11-02&to=2026-11-02");
  });
});
