import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Metrics } from "@/lib/calls/answers";
import { heatMap } from "@/lib/calls/charts/heat-map";
import { markLinks } from "@/lib/calls/charts/mark-links";
import { pinQuery } from "@/lib/calls/query/pin";
import { kinds, ranges, sorts, type CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery, parseQuery, serializeQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, openAccount, patient } from "./testing/account";
import { localOf, orderNaively, selectNaively, tally } from "./testing/naive";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const sandbox = createHighLevelSandbox({ calls: 160, rateLimit: null, now: () => now });
const rows = [...sandbox.rows()];
const { reader, sent } = openAccount(sandbox, { today: () => now });

beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(() => {
  forgetAll();
});

const some = <T>(values: readonly T[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const agents = [...new Set(rows.map(({ agentId }) => agentId)), "nobody"];
const contacts = [...new Set(rows.map(({ contactId }) => contactId ?? "none"))].slice(0, 40);
const types = [
  ...new Set(rows.flatMap((row) => row.executedCallActions.map(({ actionType }) => actionType))),
];
const fields = [...new Set(rows.flatMap(({ extractedData }) => Object.keys(extractedData ?? {}))), "nothing"];
const date = fc
  .integer({ min: -380, max: 5 })
  .map((days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10));
const end = fc.oneof(
  fc.record({ date }),
  fc.record({ date, time: fc.constantFrom("00:00", "09:17"), offset: fc.constantFrom("-05:00", "Z") }),
);
const orNone = <T>(values: fc.Arbitrary<T[]>, weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: values });
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** Any question that the app can answer, of calls that are there and of some that are not. */
const asked = fc
  .record({
    range: fc.constantFrom<CallQuery["range"]>("all", "all", "year", "90d", ...ranges),
    from: rarely(end),
    to: rarely(end),
    tz: fc.constantFrom(undefined, "America/Chicago", "UTC", "Asia/Kathmandu", "Australia/Lord_Howe"),
    kind: fc.constantFrom(...kinds),
    sort: fc.constantFrom(...sorts),
    size: fc.constantFrom(10, 25, 50),
    agent: orNone(some(agents), 3),
    contact: orNone(some(contacts), 8),
    action: orNone(some([...types, "any", "none", "NEW_TYPE"]), 2),
    weekday: orNone(some([1, 2, 5, 6, 7]), 5),
    hour: orNone(some([0, 8, 9, 12, 17, 23], 5), 5),
    field: orNone(some(fields, 2), 6),
    number: rarely(fc.constantFrom("1", "15", "7", "42", "0")),
    min: rarely(fc.constantFrom(0, 1, 30, 95.5, 600)),
    max: rarely(fc.constantFrom(0, 20, 90, 300.5, 3000)),
  })
  .map((given) => parseQuery(new URLSearchParams(serializeQuery(given))).query);

const expected = (query: CallQuery) => selectNaively(rows, query, query.tz ?? "America/Chicago", now);
const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

async function totalBehind(link: string): Promise<number> {
  const { query, notices } = parseQuery(new URL(link, "http://localhost").searchParams);
  expect(notices.filter(({ code }) => code !== "empty_range")).toEqual([]);
  return (await listCalls(reader, query, patient())).total;
}

function expectNumbers(query: CallQuery, metrics: Metrics) {
  const calls = expected(query);
  const zone = query.tz ?? "America/Chicago";
  const acted = calls.filter(({ executedCallActions }) => executedCallActions.length > 0);
  const told = calls.filter(({ agentTransferOccurred }) => agentTransferOccurred !== undefined);
  const typesOf = (row: (typeof calls)[number]) =>
    row.executedCallActions.map(({ actionType }) => actionType);
  expect(metrics).toMatchObject({ total: calls.length, withAction: acted.length, zone });
  expect(metrics.transferred ?? 0).toBe(told.filter((row) => row.agentTransferOccurred).length);
  expect(metrics.coverage.complete).toBe(true);
  expect(sum(metrics.volume.map((bucket) => bucket.calls))).toBe(calls.length);
  expect(sum(metrics.duration.histogram.map(({ count }) => count)) + metrics.duration.unknown).toBe(
    calls.length,
  );
  expect(metrics.duration.sum).toBe(sum(calls.map(({ duration }) => duration)));
  expect(sum(metrics.volume.map(({ seconds }) => seconds))).toBe(metrics.duration.sum);
  const executions = Object.fromEntries(metrics.actions.map((action) => [action.type, action.executions]));
  expect(executions).toEqual(tally(calls.flatMap(typesOf)));
  const callsOfType = Object.fromEntries(metrics.actions.map((action) => [action.type, action.calls]));
  const naive = tally(calls.flatMap((row) => [...new Set(typesOf(row))]));
  expect(callsOfType).toEqual(naive);
  for (const [type, count] of Object.entries(naive)) {
    expect(sum(metrics.volume.map(({ actions }) => actions[type] ?? 0))).toBe(count);
  }
  expect(Object.fromEntries(metrics.agents.map((agent) => [agent.id, agent.calls]))).toEqual(
    tally(calls.map(({ agentId }) => agentId)),
  );
  for (const agent of metrics.agents) {
    expect(agent.trend).toHaveLength(metrics.volume.length);
    expect(sum(agent.trend)).toBe(agent.calls);
  }
  for (const [index, bucket] of metrics.volume.entries()) {
    expect(sum(metrics.agents.map(({ trend }) => trend[index] ?? 0))).toBe(bucket.calls);
  }
  if (metrics.previous) {
    expect(metrics.previous.volume).toHaveLength(metrics.volume.length);
    expect(sum(metrics.previous.volume.map((bucket) => bucket.calls))).toBe(metrics.previous.total);
  }
  const hours = calls.map(({ createdAt }) => localOf(Date.parse(createdAt), zone));
  expect(
    Object.fromEntries(metrics.hours.map((each) => [`${each.weekday} ${each.hour}`, each.calls])),
  ).toEqual(tally(hours.map(({ weekday, hour }) => `${weekday} ${hour}`)));
}

describe("for any query", { timeout: 60_000 }, () => {
  it("the list, the numbers and every chart say the same, which is the truth", async () => {
    let withCalls = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const [list, metrics] = await Promise.all([
          listCalls(reader, query, patient()),
          measureCalls(reader, query, patient()),
        ]);
        const calls = expected(query);
        if (calls.length > 0) withCalls++;
        expect(list.total).toBe(calls.length);
        expect(list.calls.map(({ id }) => id)).toEqual(
          orderNaively(calls, query.sort)
            .slice(0, query.size)
            .map(({ id }) => id),
        );
        expectNumbers(query, metrics);
        const trial = query.kind === "live" ? expected({ ...query, kind: "trial" }).length : 0;
        expect([list.hidden, metrics.hidden]).toEqual([
          { trial, unreadable: 0 },
          { trial, unreadable: 0 },
        ]);
      }),
      { numRuns: 100 },
    );
    expect(withCalls).toBeGreaterThan(40);
  });

  it("each mark opens exactly the calls that it counts", async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), async (query, pick) => {
        const metrics = await measureCalls(reader, query, patient());
        const links = markLinks(query, metrics);
        const one = <T>(values: T[]): T | undefined => values[pick % Math.max(1, values.length)];
        const filled = metrics.volume.filter(({ calls }) => calls > 0);
        const marks: [string | undefined, number | undefined][] = [
          [links.calls, metrics.total],
          [links.withAction, metrics.withAction],
          [links.action("none"), metrics.total - metrics.withAction],
        ];
        const [bucket, bar, action, agent, cell] = [
          one(filled),
          one(metrics.duration.histogram),
          one(metrics.actions),
          one(metrics.agents),
          one(heatMap(metrics.hours, query).rows.flatMap(({ cells }) => cells)),
        ];
        if (bucket) marks.push([links.bucket(bucket), bucket.calls]);
        if (bucket && action)
          marks.push([links.bucket(bucket, action.type), bucket.actions[action.type] ?? 0]);
        if (bar) marks.push([links.duration(bar), bar.count]);
        if (action) marks.push([links.action(action.type), action.calls]);
        if (agent) marks.push([links.agent(agent.id), agent.calls]);
        if (cell) marks.push([links.hour(cell), cell.calls]);
        for (const [link, count] of marks) {
          if (link !== undefined) expect([link, await totalBehind(link)]).toEqual([link, count]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("its pinned form selects the same calls", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const list = await listCalls(reader, query, patient());
        const pinned = pinQuery(query, list.zone, Date.parse(list.asOf));
        const { calls, total, zone, notices } = await listCalls(reader, pinned, patient());
        expect({ calls, total, zone }).toEqual({ calls: list.calls, total: list.total, zone: list.zone });
        expect(notices.map(({ code }) => code)).toEqual(list.notices.map(({ code }) => code));
      }),
      { numRuns: 25 },
    );
  });
});

it("asks the upstream with documented parameters and headers only", async () => {
  await listCalls(reader, completeQuery({}), patient());
  const documented =
    "locationId agentId contactId callType startDate endDate actionType sortBy sort page pageSize".split(" ");
  expect(sent.length).toBeGreaterThan(300);
  for (const { url, method, headers } of sent) {
    expect(method).toBe("GET");
    expect([...new URL(url).searchParams.keys()].filter((name) => !documented.includes(name))).toEqual([]);
    expect([...headers.keys()].sort()).toEqual(["accept", "authorization", "version"]);
  }
  expect(sandbox.state().rejected429).toBe(0);
});
