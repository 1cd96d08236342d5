import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallKey } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { createFastClock } from "@/lib/server/sources/testing/fast-clock";
import { getCall } from "./get-call";
import { listCalls } from "./list-calls";
import { forgetAll, openAccount, patient, type Account } from "./testing/account";
import { orderNaively } from "./testing/naive";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const sandbox = createHighLevelSandbox({ calls: 44, rateLimit: null, now: () => now });
const rows = [...sandbox.rows()];
const { scopes } = sandbox.state();
const key = (id: string): CallKey => ({ connection: "main", id });
let account: Account;

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(now);
  account = openAccount(sandbox, { random: () => 0 });
});
afterEach(() => {
  sandbox.control({ fail: null, scopes });
  forgetAll();
});

const everything = { range: "all", kind: "all", size: 10 } as const;
const lists = () => account.sent.filter(({ url }) => /call-logs\?/.test(url));

/** A call of everything, in the order and around the page of a query. */
const get = (id: string, query: Partial<CallQuery>) =>
  getCall(account.reader, key(id), completeQuery({ ...everything, ...query }), patient());

const positionAt = (ids: string[], at: number) => ({
  index: at + 1,
  total: ids.length,
  ...(ids[at - 1] !== undefined && { previous: key(ids[at - 1] ?? "") }),
  ...(ids[at + 1] !== undefined && { next: key(ids[at + 1] ?? "") }),
});

describe("the place of a call", () => {
  it.each<Partial<CallQuery>>([
    { sort: "-startedAt" },
    { sort: "startedAt" },
    { sort: "-duration" },
    { sort: "duration", min: 0 },
  ])("is that of the list, from the page that it stands on (%j)", async (query) => {
    const ids = orderNaively(rows, query.sort ?? "-startedAt").map(({ id }) => id);
    for (const [at, id] of ids.entries()) {
      const { position } = await get(id, { ...query, page: Math.floor(at / 10) + 1 });
      expect(position).toEqual(positionAt(ids, at));
    }
  });

  it("is the same from any other page", async () => {
    const ids = orderNaively(rows, "-startedAt").map(({ id }) => id);
    for (const at of [0, 9, 10, 23, 42, 43]) {
      for (const page of [1, 2, 5, 6, 10_001]) {
        expect((await get(ids[at] ?? "", { page })).position).toEqual(positionAt(ids, at));
      }
    }
  });

  it("leads from the first call to the last and back", async () => {
    const query = { action: ["any"], sort: "duration" } as const;
    const narrowed = completeQuery({ ...everything, ...query, action: ["any"], size: 50 });
    const { calls, total } = await listCalls(account.reader, narrowed, patient());
    const walked: string[] = [];
    let at: CallKey | undefined = calls[0] && key(calls[0].id);
    while (at && walked.length <= total) {
      walked.push(at.id);
      at = (await get(at.id, { ...query, action: ["any"] })).position?.next;
    }
    expect(walked).toEqual(calls.map(({ id }) => id));
    const last = await get(walked.at(-1) ?? "", { ...query, action: ["any"] });
    expect(last.position?.previous).toEqual(key(walked.at(-2) ?? ""));
  });

  it("is told without asking again, for a call of a page that was just shown", async () => {
    const query = completeQuery({ ...everything, page: 2 });
    const { calls } = await listCalls(account.reader, query, patient());
    const before = lists().length;
    const { position } = await get(calls[4]?.id ?? "", { page: 2 });
    expect(position?.index).toBe(15);
    expect(lists().length).toBe(before);
  });
});

describe("the place among calls that the order does not tell apart", () => {
  const tied = rows.map((row) => ({ ...row, duration: row.duration % 3 }));
  /** An upstream with an order of its own for them: the greatest id first, whichever way it sorts. */
  async function fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.includes("/call-logs")) return sandbox.fetch(request);
    const detail = tied.find(({ id }) => pathname.endsWith(id));
    if (detail) return Response.json(detail);
    const sign = searchParams.get("sort") === "ascend" ? 1 : -1;
    const by = (row: (typeof tied)[number]) =>
      searchParams.get("sortBy") === "duration" ? row.duration : Date.parse(row.createdAt);
    const sorted = tied.toSorted((a, b) => sign * (by(a) - by(b)) || (a.id < b.id ? 1 : -1));
    const [page, size] = [Number(searchParams.get("page")), Number(searchParams.get("pageSize"))];
    return Response.json({ callLogs: sorted.slice((page - 1) * size, page * size), total: tied.length });
  }

  it.each(["duration", "-duration"] as const)("is that of the list, from any page (%s)", async (sort) => {
    account = openAccount({ ...sandbox, fetch });
    const query = completeQuery({ ...everything, sort });
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((page) => listCalls(account.reader, { ...query, page }, patient())),
    );
    const ids = pages.flatMap(({ calls }) => calls.map(({ id }) => id));
    expect(new Set(ids).size).toBe(rows.length);
    for (const [at, id] of ids.entries()) {
      expect((await get(id, { sort })).position).toEqual(positionAt(ids, at));
    }
  });
});

describe("a call without a place", () => {
  const trial = rows.find(({ trialCall }) => trialCall)?.id ?? "";

  it.each<Partial<CallQuery>>([
    { kind: "live" },
    { range: "today" },
    { agent: ["nobody"] },
    { contact: ["nobody"] },
    { action: ["NEW_TYPE"] },
    { min: 100_000 },
    { connection: ["other"] },
    { min: 5, max: 5 },
  ])("is one that %j does not select, and no list is read for it", async (query) => {
    const { call, position } = await get(trial, query);
    expect(call.id).toBe(trial);
    expect(position).toBeUndefined();
    expect(lists().length).toBeLessThanOrEqual(1); // for timed turns
  });

  it("is shown all the same when the lists fail, and says so", async () => {
    const id = rows[20]?.id ?? "";
    const own = openAccount(
      {
        ...sandbox,
        fetch: (request) => {
          if (/call-logs\?.*page=/.test(request.url)) sandbox.control({ fail: { kind: "500", times: 1 } });
          return sandbox.fetch(request);
        },
      },
      { random: () => 0 },
    );
    const { call, position, notices } = await getCall(
      own.reader,
      key(id),
      completeQuery({ ...everything, page: 2 }),
      patient(),
    );
    expect([call.id, position]).toEqual([id, undefined]);
    expect(notices).toMatchObject([{ code: "position_unavailable" }]);
  });
});

it("is shown all the same when the lists hang", async () => {
  const hanging = openAccount(
    {
      ...sandbox,
      fetch: (request) => (/call-logs\?/.test(request.url) ? new Promise(() => {}) : sandbox.fetch(request)),
    },
    { clock: createFastClock(100), timeZone: "UTC" },
  );
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
  const id = rows[20]?.id ?? "";
  const { call, position, notices } = await getCall(
    hanging.reader,
    key(id),
    completeQuery(everything),
    patient(),
  );
  expect([call.id, position]).toEqual([id, undefined]);
  expect(notices.map(({ code }) => code)).toContain("position_unavailable");
});

describe("getCall", () => {
  it("says that a call, or its connection, does not exist", async () => {
    const missing = [
      { connection: "other", id: rows[0]?.id ?? "" },
      key("507f1f77bcf86cd799439011"),
      key("../agents"),
    ];
    for (const asked of missing) {
      await expect(getCall(account.reader, asked, completeQuery({}), patient())).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("names the agent and the contact, and does without where it may not know", async () => {
    const row = rows.findLast((each) => each.contactId !== undefined && !each.isAgentDeleted);
    const named = await get(row?.id ?? "", {});
    expect(named.call.agent?.name).toMatch(/\w/);
    expect(named.call.contact?.name).toMatch(/\w/);
    expect(named.zone).toBe("America/Chicago");
    sandbox.control({ scopes: ["voice-ai-dashboard.readonly"] });
    account = openAccount(sandbox, { random: () => 0 });
    const { call, zone, notices } = await get(row?.id ?? "", {});
    expect([call.agent?.name, call.contact?.name, zone, notices]).toEqual([undefined, undefined, "UTC", []]);
    expect(call.contact?.id).toBe(row?.contactId);
  });
});

it("is never beside itself after another call arrived", async () => {
  let at = now;
  const clock = vi.spyOn(Date, "now").mockImplementation(() => at);
  const growing = createHighLevelSandbox({ calls: 44, rateLimit: null, now: () => at });
  const { reader } = openAccount(growing, { random: () => 0 });
  const query = completeQuery(everything);
  const first = (await listCalls(reader, query, patient())).calls;
  const second = (await listCalls(reader, { ...query, page: 2 }, patient())).calls;
  forgetAll();
  await listCalls(reader, query, patient());
  at += 60_000;
  growing.control({ addCalls: 1 });
  const last = first.at(-1)?.id ?? "";
  const { position } = await getCall(reader, key(last), query, patient());
  expect(position).toMatchObject({ index: 11, total: 45, next: key(second[0]?.id ?? "") });
  clock.mockRestore();
});
