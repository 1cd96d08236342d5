import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { listAgents } from "./list-agents";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, openAccount, patient, type Account } from "./testing/account";
import { orderNaively, selectNaively } from "./testing/naive";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const sandbox = createHighLevelSandbox({ calls: 130, rateLimit: null, now: () => now });
const rows = [...sandbox.rows()];
let account: Account;

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(now);
  account = openAccount(sandbox, { random: () => 0 });
});
afterEach(() => {
  sandbox.control({ fail: null });
  forgetAll();
});

const list = (query: Partial<CallQuery>, signal = patient()) =>
  listCalls(account.reader, completeQuery(query), signal);
const everything = { range: "all", kind: "all" } as const;
const idsOf = (calls: readonly { id: string }[]) => calls.map(({ id }) => id);
const asked = () => account.sent.filter(({ url }) => url.includes("call-logs"));

async function allPages(query: Partial<CallQuery>): Promise<string[]> {
  const first = await list(query);
  const pages = Array.from({ length: Math.ceil(first.total / first.size) - 1 }, (_, index) => index + 2);
  const rest = await Promise.all(pages.map((page) => list({ ...query, page })));
  return [first, ...rest].flatMap(({ calls }) => idsOf(calls));
}

describe("pages", () => {
  it.each<Partial<CallQuery>>([
    { sort: "-startedAt", size: 10 },
    { sort: "startedAt", size: 50 },
    { sort: "duration", size: 25 },
    { sort: "-duration", size: 10, min: 0 },
    { sort: "startedAt", size: 10, action: ["any", "none"] },
    { sort: "duration", size: 25, min: 20 },
  ])("of %j add up to the whole, in order, without gap or repeat", async (query) => {
    const whole = completeQuery({ ...everything, ...query });
    expect(await allPages(whole)).toEqual(
      idsOf(orderNaively(selectNaively(rows, whole, "America/Chicago", now), whole.sort)),
    );
  });

  it.each([{}, { min: 0 }])("past the end are empty and keep the total (%j)", async (query) => {
    for (const page of [7, 10_000, 10_001, Number.MAX_SAFE_INTEGER]) {
      const answer = await list({ ...everything, ...query, page });
      expect(answer).toMatchObject({ calls: [], total: 130, page, hidden: { trial: 0, unreadable: 0 } });
    }
  });

  it("say who served them, when, and in which zone", async () => {
    expect(await list({ tz: "asia/kolkata" })).toMatchObject({
      servedBy: "upstream",
      asOf: new Date(now).toISOString(),
      zone: "asia/kolkata",
      notices: [],
    });
    expect((await list({})).zone).toBe("America/Chicago");
    account = openAccount(sandbox, { timeZone: "Europe/Berlin" });
    expect((await list({})).zone).toBe("Europe/Berlin");
  });

  it("carry what a row shows: names, and no transcript", async () => {
    const { calls } = await list({ ...everything, size: 50 });
    const { agents } = await listAgents(account.reader, patient());
    for (const call of calls) {
      expect(call).not.toHaveProperty("transcript");
      expect(call).not.toHaveProperty("raw");
      const name = agents.find(({ id }) => id === call.agent?.id)?.name;
      expect(call.agent?.name).toBe(name);
      expect(name === undefined).toBe(call.agent?.deleted);
    }
    expect(agents.map(({ name }) => name)).toEqual(
      agents.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, "en")),
    );
  });
});

describe("what is hidden", () => {
  it("is counted: trial calls of the same query", async () => {
    const trial = (query: Partial<CallQuery>) =>
      selectNaively(rows, completeQuery({ ...query, kind: "trial" }), "America/Chicago", now).length;
    for (const query of [{ range: "all" }, { range: "90d" }, { range: "all", max: 60 }] as const) {
      expect(trial(query)).toBeGreaterThan(0);
      expect((await list(query)).hidden.trial).toBe(trial(query));
    }
    for (const kind of ["all", "trial"] as const) {
      expect((await list({ range: "all", kind })).hidden.trial).toBe(0);
    }
  });

  it("is not known where the upstream does not tell: the calls are shown, and a notice says so", async () => {
    const failing = (request: Request) =>
      request.url.includes("callType=TRIAL")
        ? Promise.resolve(new Response("", { status: 500 }))
        : sandbox.fetch(request);
    account = openAccount({ ...sandbox, fetch: failing }, { random: () => 0 });
    for (const query of [{ range: "all" }, { range: "all", max: 60 }] as const) {
      const { hidden, total, notices } = await list(query);
      expect([hidden, total > 0]).toEqual([{ unreadable: 0 }, true]);
      expect(notices).toMatchObject([{ code: "trials_unavailable" }]);
    }
    const metrics = await measureCalls(account.reader, completeQuery({ range: "all" }), patient());
    expect(metrics.hidden).toEqual({ unreadable: 0 });
  });

  it("is counted: rows that cannot be read", async () => {
    sandbox.control({ fail: { kind: "bad-row", path: "call-logs" } });
    for (const query of [{}, { min: 0 }, { page: 2 }]) {
      const { calls, total, hidden } = await list({ ...everything, size: 50, ...query });
      expect([calls.length, total, hidden.unreadable]).toEqual([50, 127, 3]);
    }
    expect((await measureCalls(account.reader, completeQuery(everything), patient())).total).toBe(127);
  });
});

it("lists as the upstream counts where not all can be read to count as charts do", async () => {
  const failing = (request: Request) =>
    /page=3&/.test(request.url) ? Promise.resolve(new Response("", { status: 500 })) : sandbox.fetch(request);
  account = openAccount({ ...sandbox, fetch: failing }, { random: () => 0 });
  sandbox.control({ fail: { kind: "bad-row", path: "call-logs" } });
  for (const page of [1, 2]) {
    const { calls, total, hidden } = await list({ ...everything, size: 50, page });
    expect([calls.length, total, hidden.unreadable]).toEqual([49, 130, 1]);
  }
});

it("counts what the upstream counts where a set is too large to be read for one bad row", async () => {
  const fetch = async (request: Request) => {
    const answer = await sandbox.fetch(request);
    if (!request.url.includes("call-logs?")) return answer;
    return Response.json({ ...((await answer.json()) as object), total: 1_200 });
  };
  account = openAccount({ ...sandbox, fetch }, { random: () => 0 });
  sandbox.control({ fail: { kind: "bad-row", path: "call-logs" } });
  const { calls, total, hidden } = await list({ ...everything, size: 50 });
  expect([calls.length, total, hidden.unreadable]).toEqual([49, 1_200, 1]);
});

describe("questions that have no answer", () => {
  it("refuses a search, and asks nothing for it", async () => {
    await expect(list({ q: "late" })).rejects.toMatchObject({
      code: "bad_request",
      message: expect.stringContaining("q"),
    });
    expect(asked()).toEqual([]);
  });

  it.each<[Partial<CallQuery>, string[]]>([
    [{ connection: ["other"] }, ["unknown_connection"]],
    [{ from: { date: "2026-11-02" }, to: { date: "2026-11-01" } }, ["empty_range"]],
    [{ min: 30, max: 30 }, []],
  ])("finds no call for %j without asking for one", async (query, codes) => {
    const answer = await list({ ...everything, ...query });
    expect(answer).toMatchObject({ calls: [], total: 0, hidden: { trial: 0, unreadable: 0 } });
    expect(answer.notices.map(({ code }) => code)).toEqual(codes);
    expect(asked()).toEqual([]);
  });

  it("finds the calls of a known connection beside an unknown one, and says so", async () => {
    const { total, notices } = await list({ ...everything, connection: ["main", "other"] });
    expect(total).toBe(130);
    expect(notices).toMatchObject([{ code: "unknown_connection", parameter: "connection" }]);
  });

  it("finds nothing for an agent, a contact or an action type that nobody knows", async () => {
    for (const name of ["agent", "contact", "action"] as const) {
      for (const value of ["x", "a,b", " ", "toString", "__proto__", "😀"]) {
        expect((await list({ ...everything, [name]: [value] })).total).toBe(0);
      }
    }
  });

  it("finds nothing in extracted data that has no such name", async () => {
    for (const field of ["toString", "__proto__", "constructor", "nothing"]) {
      expect((await list({ ...everything, field: [field] })).total).toBe(0);
    }
  });

  it("says nothing of an empty range at the first moment of a day", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-20T06:00:00.000Z"));
    expect(await list({ range: "today" })).toMatchObject({ total: 0, notices: [] });
  });
});

describe("an upstream that gives no totals", () => {
  it("is read to its end instead, for the same answer", async () => {
    sandbox.control({ fail: { kind: "no-total", path: "call-logs" } });
    const { calls, total, hidden } = await list({ range: "all", size: 50, page: 2, sort: "duration" });
    const live = orderNaively(
      rows.filter(({ trialCall }) => !trialCall),
      "duration",
    );
    expect(total).toBe(live.length);
    expect(idsOf(calls)).toEqual(idsOf(live.slice(50, 100)));
    expect(hidden).toEqual({ trial: rows.length - live.length, unreadable: 0 });
  });
});
