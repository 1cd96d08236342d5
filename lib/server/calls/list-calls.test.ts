import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bareCall } from "@/lib/testing/bare-call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { listAgents } from "./list-agents";
import { listCalls } from "./list-calls";
import { forgetAll, openAccount, patient, setStore, type Account } from "./testing/account";
import { orderCallsNaively, selectCallsNaively } from "./testing/naive-calls";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const sandbox = createHighLevelSandbox({ calls: 130, rateLimit: null, now: () => now });
/** What the sandbox has, as far as these queries ask for it. */
const calls = [...sandbox.rows()].map(({ id, createdAt, duration, trialCall }) =>
  bareCall(id, Date.parse(createdAt), { duration, kind: trialCall ? "trial" : "live", recording: "unknown" }),
);
let account: Account;

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(now);
  // Nothing is loaded: the upstream lists what it can.
  setStore();
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
    { sort: "-duration", size: 10 },
  ])("of %j add up to the whole, in order, without gap or repeat", async (query) => {
    const whole = completeQuery({ ...everything, ...query });
    expect(await allPages(whole)).toEqual(
      idsOf(orderCallsNaively(selectCallsNaively(calls, whole, "America/Chicago", now), whole.sort)),
    );
  });

  it("past the end are empty and keep the total", async () => {
    for (const page of [7, 10_000, 10_001, Number.MAX_SAFE_INTEGER]) {
      const answer = await list({ ...everything, page });
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
      selectCallsNaively(calls, completeQuery({ ...query, kind: "trial" }), "America/Chicago", now).length;
    for (const query of [{ range: "all" }, { range: "90d" }] as const) {
      expect(trial(query)).toBeGreaterThan(0);
      expect((await list(query)).hidden.trial).toBe(trial(query));
    }
    for (const kind of ["all", "trial"] as const) {
      expect((await list({ range: "all", kind })).hidden.trial).toBe(0);
    }
  });

  it("is not known where the upstream does not tell: the calls are shown", async () => {
    const failing = (request: Request) =>
      request.url.includes("callType=TRIAL")
        ? Promise.resolve(new Response("", { status: 500 }))
        : sandbox.fetch(request);
    account = openAccount({ ...sandbox, fetch: failing }, { random: () => 0 });
    const { hidden, total } = await list({ range: "all" });
    expect([hidden, total > 0]).toEqual([{ unreadable: 0 }, true]);
  });

  it("is counted: rows that cannot be read", async () => {
    sandbox.control({ fail: { kind: "bad-row", path: "call-logs" } });
    const { calls, total, hidden } = await list({ ...everything, size: 50 });
    expect([calls.length, total, hidden.unreadable]).toEqual([49, 130, 1]);
  });
});

describe("questions that have no answer", () => {
  it.each<Partial<CallQuery>>([
    { q: "late" },
    { min: 20 },
    { number: "42" },
    { weekday: [1] },
    { field: ["x"] },
  ])("asks the upstream nothing that it cannot express (%j)", async (query) => {
    await expect(list({ ...everything, ...query })).rejects.toMatchObject({
      code: "upstream_unavailable",
      retryAfter: 3,
    });
    expect(asked()).toEqual([]);
  });

  it("finds the calls of a known connection beside an unknown one, and says so", async () => {
    const { total, notices } = await list({ ...everything, connection: ["main", "other"] });
    expect(total).toBe(130);
    expect(notices).toMatchObject([{ code: "unknown_connection", parameter: "connection" }]);
  });
});
