import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import type { SourceOptions } from "@/lib/server/sources/highlevel/source";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, openAccount, patient, type Account } from "./testing/account";

let now = 0;
const start = Date.parse("2026-11-20T20:32:10.500Z");
const sandbox = createHighLevelSandbox({ calls: 130, rateLimit: null, now: () => now || start });
/** What happens to a request before the sandbox sees it. */
let meet: (page: number, request: Request) => unknown;
let account: Account;

function open(options: SourceOptions = {}): Account {
  const fetch = async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    const changed =
      pathname.endsWith("/call-logs") && (await meet(Number(searchParams.get("page")), request));
    return changed instanceof Response ? changed : sandbox.fetch(request);
  };
  return openAccount({ ...sandbox, fetch }, { random: () => 0, ...options });
}

beforeEach(() => {
  now = start;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  meet = () => undefined;
  account = open();
});
afterEach(async () => {
  await sandbox.fetch(new Request("http://127.0.0.1/sandbox/reset", { method: "POST" }));
  forgetAll();
});

const everything = { range: "all", kind: "all" } as const;
const list = (query: Partial<CallQuery> = {}, signal = patient()) =>
  listCalls(account.reader, completeQuery({ ...everything, min: 0, ...query }), signal);
const measure = (query: Partial<CallQuery> = {}, signal = patient()) =>
  measureCalls(account.reader, completeQuery({ ...everything, ...query }), signal);
/** The pages of calls that were asked for since the last look. */
function pages(): number[] {
  const asked = account.sent.splice(0).map(({ url }) => new URL(url));
  return asked
    .filter(({ pathname }) => pathname.endsWith("/call-logs"))
    .map(({ searchParams }) => Number(searchParams.get("page")))
    .sort((a, b) => a - b);
}
const withTotal = (change: (total: number) => number) => async (_page: number, request: Request) => {
  const body = (await (await sandbox.fetch(request)).json()) as { total: number };
  return Response.json({ ...body, total: change(body.total) });
};
/** A promise, and what settles it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe("one read", () => {
  it("serves all lists and charts of the same calls", async () => {
    await Promise.all([list(), measure(), list({ min: 60, sort: "duration" }), measure({ max: 30 })]);
    expect(pages()).toEqual([1, 2, 3]);
    await Promise.all([list({ hour: [9], page: 2 }), measure({ number: "1" }), list({ action: ["none"] })]);
    expect(pages()).toEqual([]);
  });

  it("serves a rolling range for half a minute, with the moment of its reading", async () => {
    const clock = vi.spyOn(performance, "now");
    await measure({ range: "90d" });
    const first = pages();
    now += 20_000;
    expect((await list({ range: "90d" })).asOf).toBe(new Date(start).toISOString());
    expect((await measure({ range: "90d" })).asOf).toBe(new Date(start).toISOString());
    expect(pages()).toEqual([]);
    const later = performance.now() + 31_000;
    clock.mockReturnValue(later);
    await vi.waitFor(async () =>
      expect((await measure({ range: "90d" })).asOf).toBe(new Date(now).toISOString()),
    );
    expect(pages()).toEqual(first);
  });

  it("sees new calls once it is forgotten", async () => {
    expect((await measure()).total).toBe(130);
    sandbox.control({ addCalls: 3 });
    expect((await measure()).total).toBe(130);
    forgetAll();
    expect((await measure()).total).toBe(133);
  });
});

describe("a read that is disturbed", () => {
  it("by calls that arrive while it pages is made once more", async () => {
    meet = (page) => void (page === 2 && sandbox.state().calls === 130 && sandbox.control({ addCalls: 2 }));
    const { total, coverage, volume } = await measure();
    expect([total, coverage]).toEqual([132, { complete: true, loaded: 132, expected: 132 }]);
    expect(volume.reduce((sum, { calls }) => sum + calls, 0)).toBe(132);
    expect(pages()).toEqual([1, 1, 2, 2, 3, 3]);
    expect((await list({ min: 0, size: 50 })).total).toBe(132);
  });

  it("for good is made twice, and then told as incomplete without a third time", async () => {
    meet = withTotal((total) => total + 4);
    const { coverage, total } = await measure();
    expect(coverage).toMatchObject({ complete: false, loaded: 130, expected: 134 });
    expect(total).toBeLessThan(130);
    expect(pages().filter((page) => page === 1)).toHaveLength(2);
    await expect(list()).rejects.toMatchObject({ code: "bad_request" });
    await measure();
    expect(pages()).toEqual([]);
  });

  it("is made once more for all who wait for it", async () => {
    meet = withTotal((total) => total + 4);
    await Promise.allSettled([list(), measure(), list({ hour: [9] }), measure({ hour: [9] })]);
    expect(pages().filter((page) => page === 1)).toHaveLength(2);
  });
});

describe("an upstream that fails midway", () => {
  it("fails the request, and the next one reads on where it stopped", async () => {
    meet = (page) => page > 1 && new Response("", { status: 500 });
    await expect(list()).rejects.toMatchObject({ code: "upstream_unavailable" });
    await expect(measure()).rejects.toMatchObject({ code: "upstream_unavailable" });
    meet = () => undefined;
    pages();
    expect((await measure()).total).toBe(130);
    expect(pages()).toEqual([2, 3]);
    expect((await list()).total).toBe(130);
  });

  it.each([
    ["401-token", "upstream_unauthorized"],
    ["401-scope", "upstream_forbidden"],
    ["403", "upstream_forbidden"],
    ["422", "upstream_rejected"],
    ["429", "upstream_rate_limited"],
    ["500", "upstream_unavailable"],
    ["reset", "upstream_unavailable"],
    ["cut", "upstream_unavailable"],
    ["html", "upstream_malformed"],
    ["wrong-shape", "upstream_malformed"],
  ] as const)("says so on %s, and recovers", async (kind, code) => {
    sandbox.control({ fail: { kind, path: "call-logs" } });
    const throughAndRead = [list({ min: undefined }), list(), measure()];
    for (const outcome of await Promise.allSettled(throughAndRead)) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code } });
    }
    sandbox.control({ fail: null });
    for (const { total } of await Promise.all([list({ min: undefined }), list(), measure()])) {
      expect(total).toBe(130);
    }
  });

  it("is waited for no longer than a request may take", async () => {
    sandbox.control({ fail: { kind: "hang", path: "call-logs" } });
    account = open({ attemptTimeout: 2 });
    for (const asked of [list({ min: undefined }), list(), measure()]) {
      await expect(asked).rejects.toMatchObject({ code: "upstream_unavailable" });
    }
  });
});

describe("patience", () => {
  it("ends with what was read so far; asking again reads on", async () => {
    const [patience, arrived] = [new AbortController(), gate()];
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(patience.signal);
    meet = (page, { signal }) =>
      page > 1 &&
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
        arrived.open();
      });
    const [numbers, calls] = [measure(), list()];
    calls.catch(() => undefined);
    await arrived.opened;
    patience.abort();
    const { coverage, total } = await numbers;
    expect(coverage).toMatchObject({ complete: false, loaded: 50, expected: 130 });
    expect(total).toBeLessThanOrEqual(50);
    await expect(calls).rejects.toMatchObject({
      code: "upstream_unavailable",
      message: expect.stringMatching(/50 of 130 calls.*Try again/),
    });
    vi.restoreAllMocks();
    meet = () => undefined;
    pages();
    expect((await list()).total).toBe(130);
    expect(pages()).toEqual([2, 3]);
  });
});

describe("an upstream of which nothing came in time", () => {
  it("is told as such, not as an account without calls", async () => {
    const patience = new AbortController();
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(patience.signal);
    const arrived = gate();
    meet = () => new Promise(arrived.open);
    const asked = [measure(), list()];
    asked.forEach((each) => void each.catch(() => undefined));
    await arrived.opened;
    patience.abort();
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  it.each([429, 503])("says when to come back, where it is later than anybody waits (%d)", async (status) => {
    meet = () => new Response("", { status, headers: { "retry-after": "60" } });
    const code = status === 429 ? "upstream_rate_limited" : "upstream_unavailable";
    await expect(measure()).rejects.toMatchObject({ code, retryAfter: 60 });
    await expect(list()).rejects.toMatchObject({ code, retryAfter: 60 });
  });
});

describe("a reader who goes away", () => {
  it("stops the requests when nobody else waits for them", async () => {
    const arrived = gate();
    meet = (page, { signal }) =>
      page > 1 &&
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
        arrived.open();
      });
    const [first, second] = [new AbortController(), new AbortController()];
    const [gone, stays] = [measure({}, first.signal), list({}, second.signal)];
    gone.catch(() => undefined);
    stays.catch(() => undefined);
    await arrived.opened;
    const waiting = () => account.sent.filter(({ url, signal }) => url.includes("page=2") && !signal.aborted);
    first.abort(new Error("went away"));
    await expect(gone).rejects.toThrow("went away");
    expect(waiting()).toHaveLength(1);
    second.abort(new Error("went away too"));
    await expect(stays).rejects.toThrow("went away too");
    expect(waiting()).toEqual([]);
    meet = () => undefined;
    expect((await measure()).total).toBe(130);
  });

  it("does not start anything", async () => {
    const gone = AbortSignal.abort(new Error("gone"));
    await expect(list({}, gone)).rejects.toThrow("gone");
    await expect(measure({}, gone)).rejects.toThrow("gone");
    expect(account.sent).toEqual([]);
  });
});
