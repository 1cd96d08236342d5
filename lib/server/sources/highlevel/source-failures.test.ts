import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { serve, type Served } from "@/lib/sandbox/serve";
import { CallboardError } from "../../errors";
import type { SourceQuery } from "../source";
import { createFakeClock } from "../testing/fake-clock";
import { createFastClock } from "../testing/fast-clock";
import { createHighLevelSource, type SourceOptions, type HighLevelSource } from "./source";

const sandbox = createHighLevelSandbox({ calls: 60, rateLimit: null, token: "pit-test-token" });
const query: SourceQuery = {
  window: {},
  kind: "all",
  agents: [],
  contacts: [],
  actions: [],
  sort: { by: "startedAt", descending: true },
  page: 1,
  size: 10,
};
const never = new AbortController().signal;
const speed = 10;

let served: Served;
let source: HighLevelSource;

beforeAll(async () => void (served = await serve(sandbox.fetch)));
afterAll(() => served.close());
beforeEach(async () => {
  await fetch(`${served.url}/sandbox/reset`, { method: "POST" });
  source = open({});
});

function open(options: SourceOptions, settings: object = {}): HighLevelSource {
  const account = { token: sandbox.token, locationId: sandbox.locationId, apiVersion: "2021-04-15" };
  const clock = createFastClock(speed);
  return createHighLevelSource(
    { slug: "demo", baseUrl: served.url, ...account, ...settings },
    { clock, random: () => 0, ...options },
  );
}

const control = (change: object) =>
  fetch(`${served.url}/sandbox/control`, { method: "POST", body: JSON.stringify(change) });
const list = (signal = never) => source.live.list(query, signal);

/** The error of a promise that must fail, after a look for what must not be in it. */
async function errorOf(promise: Promise<unknown>): Promise<CallboardError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallboardError)) throw new Error(`no CallboardError but ${String(error)}`);
  expect(error.cause).toBeUndefined();
  const told = `${error.message} ${error.stack ?? ""} ${JSON.stringify(error)}`;
  for (const secret of [sandbox.token, sandbox.locationId, served.url]) expect(told).not.toContain(secret);
  return error;
}

describe("what passes by itself", () => {
  it.each(["500", "503", "429", "cut", "reset", "html", "malformed", "wrong-shape", "empty"])(
    "gets over one %s",
    async (kind) => {
      await control({ fail: { kind, times: 1 } });
      expect((await list()).calls).toHaveLength(10);
      expect(sandbox.state().requests).toBe(2);
    },
  );

  it.each([
    ["500", "upstream_unavailable", 3],
    ["503", "upstream_unavailable", 3],
    ["429", "upstream_rate_limited", 3],
    ["cut", "upstream_unavailable", 3],
    ["reset", "upstream_unavailable", 3],
    ["html", "upstream_malformed", 2],
    ["malformed", "upstream_malformed", 2],
    ["wrong-shape", "upstream_malformed", 2],
    ["empty", "upstream_malformed", 2],
  ])("gives up on %s after a few tries", async (kind, code, requests) => {
    await control({ fail: { kind } });
    const patient = open({ budgets: { interactive: 1e6, background: 1e6 } });
    expect((await errorOf(patient.live.list(query, never))).code).toBe(code);
    expect(sandbox.state().requests).toBe(requests);
  });

  it("gives up on an upstream that never answers within the time that somebody waits", async () => {
    const clock = createFakeClock();
    const hang = vi.fn<typeof fetch>(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new Error("aborted")));
        }),
    );
    const started = clock.now();
    const error = await errorOf(clock.settle(open({ clock, fetch: hang }).live.list(query, never)));
    expect(error.code).toBe("upstream_unavailable");
    expect(hang).toHaveBeenCalledTimes(3);
    expect(clock.now() - started).toBeLessThan(20_000);
  });

  it("waits as long as Retry-After says, if that is within the budget", async () => {
    await control({ fail: { kind: "503", times: 1, retryAfter: 3 } });
    const started = performance.now();
    await list();
    expect((performance.now() - started) * speed).toBeGreaterThanOrEqual(3000);
  });

  it.each(["429", "503"])("hands Retry-After of a %s on, if it is beyond the budget", async (kind) => {
    await control({ fail: { kind, times: 1, retryAfter: 60 } });
    expect(await errorOf(list())).toMatchObject({ retryAfter: 60 });
    expect(sandbox.state().requests).toBe(1);
  });

  it("survives a slow answer", async () => {
    await control({ fail: { kind: "slow", times: 1, delayMs: 1 } });
    expect((await list()).calls).toHaveLength(10);
  });
});

describe("what cannot succeed", () => {
  it.each([
    ["401-token", "upstream_unauthorized", "set token"],
    ["401-scope", "upstream_forbidden", "voice-ai-dashboard.readonly"],
    ["403", "upstream_forbidden", "Check locationId"],
    ["422", "upstream_rejected", "pageSize cannot exceed 50"],
    ["400", "upstream_rejected", "Bad Request"],
  ])("is asked once: %s", async (kind, code, advice) => {
    await control({ fail: { kind } });
    const error = await errorOf(list());
    expect(error.code).toBe(code);
    expect(error.message).toContain(advice);
    expect(sandbox.state().requests).toBe(1);
  });

  it("tells wrong settings apart", async () => {
    const told = async (settings: object) => {
      const { code, message } = await errorOf(open({}, settings).live.list(query, never));
      return `${code} ${message}`;
    };
    expect(await told({ token: "pit-other" })).toMatch(/^upstream_unauthorized.*set token/);
    expect(await told({ locationId: "elsewhere" })).toMatch(/^upstream_forbidden.*Check locationId/);
    expect(await told({ apiVersion: "v9" })).toMatch(/^upstream_rejected.*Check apiVersion/);
    expect(await told({ baseUrl: `${served.url}/wrong` })).toMatch(/^upstream_rejected.*baseUrl/);
    const gone = await serve(sandbox.fetch);
    await gone.close();
    expect(await told({ baseUrl: gone.url })).toMatch(/^upstream_unavailable.*ECONNREFUSED/);
    expect(await told({ token: "odd\ntoken" })).toMatch(/^upstream_unavailable/);
  });

  it("never follows a redirect", async () => {
    const asked: string[] = [];
    const elsewhere = await serve((request) => {
      asked.push(request.url);
      return Promise.resolve(Response.redirect(`${served.url}/`, 302));
    });
    const error = await errorOf(open({}, { baseUrl: elsewhere.url }).live.list(query, never));
    await elsewhere.close();
    expect([error.code, asked.length, sandbox.state().requests]).toEqual(["upstream_rejected", 1, 0]);
  });
});

describe("a caller who goes away", () => {
  it("gets the own reason back, and the request ends", async () => {
    await control({ fail: { kind: "hang" } });
    const controller = new AbortController();
    const gone = list(controller.signal);
    gone.catch(() => undefined);
    await vi.waitFor(() => expect(sandbox.state().requests).toBe(1), { interval: 1 });
    controller.abort("went away");
    await expect(gone).rejects.toBe("went away");
    await expect(list(controller.signal)).rejects.toBe("went away");
    expect(sandbox.state().requests).toBe(1);
  });

  it("does not end what another one waits for", async () => {
    await control({ fail: { kind: "slow", delayMs: 200, path: "agents" } });
    const controller = new AbortController();
    const [gone, stays] = [source.listAgents(controller.signal), source.listAgents(never)];
    gone.catch(() => undefined);
    await vi.waitFor(() => expect(sandbox.state().requests).toBe(1), { interval: 1 });
    controller.abort("went away");
    await expect(gone).rejects.toBe("went away");
    expect((await stays).length).toBeGreaterThan(5);
    expect(sandbox.state().requests).toBe(1);
  });
});

it("reads a big account at nearly the upstream's rate without one refusal", async () => {
  const clock = createFakeClock();
  const rateLimit = { max: 100, intervalMs: 10_000, daily: 1000 };
  const big = createHighLevelSandbox({ calls: 300, rateLimit, now: clock.now });
  const reader = open(
    {
      clock,
      fetch: (input, init) => big.fetch(new Request(input, init)),
      budgets: { interactive: 1e6, background: 1e6 },
    },
    { locationId: big.locationId, token: big.token },
  );
  const started = clock.now();
  const ask = () =>
    reader.live.list({ ...query, size: 1, priority: "background" }, new AbortController().signal);
  await clock.settle(Promise.all(Array.from({ length: 400 }, ask)));
  expect(big.state()).toMatchObject({ requests: 400, rejected429: 0 });
  expect(clock.now() - started).toBeLessThan(42_200);
});
