import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { saveWindow } from "@/lib/server/store/write/save-window";
import { bareCall } from "@/lib/testing/bare-call";
import { exportCalls } from "./export-calls";
import { getCall } from "./get-call";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, patient, setStore } from "./testing/account";
import { deadSource, mirrored } from "./testing/mirrored";
import { off } from "./testing/set-of-calls";

const minute = 60_000;
const now = Date.parse("2026-11-20T20:32:10.500Z");
const before = Array.from({ length: 33 }, (_, at) =>
  bareCall(`old-${at}`, now - (at + 2) * 7 * minute, { duration: (at * 37) % 200 }),
);
/** In front of all others, among them, and as old as the oldest. */
const arrived = [1, 30, 100, 234].map((minutes, at) =>
  bareCall(`new-${at}`, now - minutes * minute, { duration: 50 * at }),
);
const window = { start: 0, end: now, unreadable: 0, verified: true };

let database: TestDatabase;
let reader: Awaited<ReturnType<typeof mirrored>>;
let clock = now;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
}, 60_000);
afterAll(() => database.close());
beforeEach(async () => {
  vi.spyOn(Date, "now").mockImplementation(() => clock);
  clock += minute;
  reader = await mirrored(database, before, deadSource(off).source, [window]);
  clock += minute;
});
afterEach(forgetAll);

const list = (query: Partial<CallQuery>) => listCalls(reader, completeQuery(query), patient());
const add = (calls: typeof before) => {
  clock += minute;
  return saveWindow(database, reader.connection.connectionId, {
    ...window,
    calls: [...before, ...calls],
    readAt: clock,
  });
};

const queries = [
  {},
  { sort: "startedAt" },
  { sort: "duration" },
  { sort: "-duration", range: "all" },
  { min: 40, range: "today" },
  { range: "7d", kind: "all" },
] satisfies Partial<CallQuery>[];

describe("the pages of a list while calls arrive", () => {
  it.each(queries)("hold each call of the first page's moment once: %j", async (given) => {
    const query: Partial<CallQuery> = { ...given, size: 10 };
    const first = await list(query);
    const asOf = Date.parse(first.moment);
    const pages = Array.from({ length: Math.ceil(first.total / 10) - 1 }, (_, at) => ({
      ...query,
      page: at + 2,
      asOf,
    }));
    const still = await Promise.all(pages.map(list));
    await add(arrived);
    const later = await Promise.all([{ ...query, asOf }, ...pages].map(list));
    const ids = (lists: { calls: { id: string }[] }[]) =>
      lists.flatMap(({ calls }) => calls.map(({ id }) => id));
    expect(ids(later)).toEqual(ids([first, ...still]));
    expect(later.map(({ total }) => total)).toEqual(later.map(() => first.total));
    expect(new Set(ids(later)).size).toBe(first.total);
    expect((await list({ ...query, asOf: undefined })).total).toBeGreaterThan(first.total);
  });
});

it("is of one moment in the position of a call, in numbers and in files, too", async () => {
  const { moment, total } = await list({ range: "7d" });
  await add(arrived);
  const query = completeQuery({ range: "7d", asOf: Date.parse(moment) });
  const { position } = await getCall(reader, { connection: "main", id: "old-3" }, query, patient());
  expect(position).toEqual({
    index: 4,
    total,
    previous: { connection: "main", id: "old-2" },
    next: { connection: "main", id: "old-4" },
  });
  expect((await measureCalls(reader, query, patient())).total).toBe(total);
  const waiting = { origin: "http://127.0.0.1:3000", gone: patient(), signal: patient() };
  const file = await exportCalls(reader, query, new URLSearchParams("format=ndjson"), waiting);
  expect((await file.text()).trim().split("\n")).toHaveLength(total);
});

it("says if more calls came than a list can leave out", async () => {
  const asOf = clock;
  await add(Array.from({ length: 1_001 }, (_, at) => bareCall(`many-${at}`, now - at * 1_000)));
  const { notices } = await list({ range: "7d", page: 2, asOf });
  expect(notices).toContainEqual(expect.objectContaining({ code: "moment_passed", parameter: "asOf" }));
});

it("is of now where the moment lies ahead", async () => {
  const ahead = await list({ range: "7d", asOf: clock + 60 * minute });
  expect(ahead.moment).toBe(new Date(clock).toISOString());
});
