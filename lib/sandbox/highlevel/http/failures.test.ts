import { beforeEach, describe, expect, it } from "vitest";
import { ask, callsPath, headersFor } from "../../ask";
import { createHighLevelSandbox } from "../../highlevel";
import type { Failure } from "./failures";

let clock = Date.parse("2026-11-20T18:00:00Z");
const sandbox = createHighLevelSandbox({
  now: () => clock,
  calls: 60,
  rateLimit: { max: 5, intervalMs: 1000, daily: 8 },
});

const post = (path: string, body: unknown): Promise<Response> =>
  sandbox.fetch(new Request(`http://sandbox.test${path}`, { method: "POST", body: JSON.stringify(body) }));

beforeEach(async () => {
  await post("/sandbox/reset", {});
});

describe("the rate limit", () => {
  it("slides, tells what is left, and refuses without a Retry-After", async () => {
    for (let left = 4; left >= 0; left -= 1) {
      const answer = await ask(sandbox, callsPath({ pageSize: 1 }));
      expect(answer.headers.get("x-ratelimit-remaining")).toBe(String(left));
      clock += 100;
    }
    const refused = await ask(sandbox, callsPath());
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      "x-ratelimit-max": "5",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-interval-milliseconds": "1000",
      "x-ratelimit-limit-daily": "8",
      "x-ratelimit-daily-remaining": "3",
      "x-ratelimit-daily-reset": expect.stringMatching(/^\d+$/),
    });
    expect(refused.headers.has("retry-after")).toBe(false);
    expect(sandbox.state()).toMatchObject({ requests: 6, rejected429: 1 });
    clock += 500;
    expect((await ask(sandbox, callsPath({ pageSize: 1 }))).status).toBe(200);
    expect((await ask(sandbox, callsPath({ pageSize: 1 }))).status).toBe(429);
  });

  it("counts the day", async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 9; index += 1, clock += 1000) {
      statuses.push((await ask(sandbox, callsPath({ pageSize: 1 }))).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429]);
  });
});

describe("failures", () => {
  const failing = async (fail: Failure): Promise<Response> => {
    await post("/sandbox/control", { fail });
    return ask(sandbox, callsPath());
  };

  it.each([
    ["429", 429],
    ["500", 500],
    ["503", 503],
    ["401-token", 401],
    ["401-scope", 401],
    ["403", 403],
    ["422", 422],
    ["400", 400],
  ] as const)("%s", async (kind, status) => {
    const answer = await failing({ kind, retryAfter: 3 });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([status, "3"]);
    expect(await answer.json()).toMatchObject({ statusCode: status });
  });

  it("answers that are no JSON, or another", async () => {
    const html = await failing({ kind: "html" });
    expect([html.status, html.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    await expect(failing({ kind: "malformed" }).then((answer) => answer.json())).rejects.toThrow(SyntaxError);
    expect(await (await failing({ kind: "empty" })).text()).toBe("");
    expect(await (await failing({ kind: "wrong-shape" })).json()).not.toHaveProperty("callLogs");
  });

  it("lists without a total, and with a bad row", async () => {
    expect(await (await failing({ kind: "no-total" })).json()).not.toHaveProperty("total");
    const renamed = await (await failing({ kind: "total-records" })).json();
    expect(renamed).toMatchObject({ totalRecords: 60 });
    expect(renamed).not.toHaveProperty("total");
    const { callLogs } = await (await failing({ kind: "bad-row" })).json();
    expect(callLogs).toHaveLength(10);
    expect(callLogs[5]).not.toHaveProperty("createdAt");
    expect(callLogs[4]).toHaveProperty("createdAt");
  });

  it("broken connections", async () => {
    await expect(failing({ kind: "reset" })).rejects.toMatchObject({ code: "ECONNRESET" });
    const cut = await failing({ kind: "cut" });
    expect(Number(cut.headers.get("content-length"))).toBeGreaterThan(1000);
    await expect(cut.text()).rejects.toThrow();
  });

  it("hangs until the request is given up, and is slow", async () => {
    sandbox.control({ fail: { kind: "hang" } });
    const given = new AbortController();
    const request = new Request(`http://sandbox.test${callsPath()}`, {
      headers: headersFor(sandbox),
      signal: given.signal,
    });
    const hanging = sandbox.fetch(request);
    given.abort();
    await expect(hanging).rejects.toThrow();
    expect((await failing({ kind: "slow", delayMs: 2 })).status).toBe(200);
  });

  it("only where and as often as asked, and heals", async () => {
    sandbox.control({ fail: { kind: "500", path: "/contacts", times: 1 } });
    expect((await ask(sandbox, callsPath())).status).toBe(200);
    expect((await ask(sandbox, "/contacts/x")).status).toBe(500);
    expect((await ask(sandbox, "/contacts/x")).status).toBe(400);
    expect(sandbox.state().fail).toBeNull();
  });
});

describe("the control", () => {
  it("adds and removes calls, and a reset undoes it", async () => {
    const before = [...sandbox.rows()];
    const gone = before[3]?.id ?? "";
    const answer = await post("/sandbox/control", { addCalls: 3, deleteCalls: [gone, "nothing"] });
    expect(await answer.json()).toMatchObject({ calls: 62 });
    expect(
      (await ask(sandbox, `/voice-ai/dashboard/call-logs/${gone}?locationId=sandbox-location`)).status,
    ).toBe(404);
    await post("/sandbox/reset", {});
    expect([...sandbox.rows()]).toEqual(before);
  });

  it("keeps names of headers, never their values", async () => {
    await ask(sandbox, callsPath({ pageSize: 1 }));
    const state = await (await sandbox.fetch(new Request("http://sandbox.test/sandbox/state"))).text();
    expect(state).toContain('"authorization"');
    expect(state).not.toContain(sandbox.token);
    expect(JSON.parse(state)).toMatchObject({
      log: [
        {
          method: "GET",
          path: "/voice-ai/dashboard/call-logs",
          query: "?locationId=sandbox-location&pageSize=1",
        },
      ],
    });
  });

  it("names what it does not understand", async () => {
    const answer = await post("/sandbox/control", { fail: { kind: "odd" } });
    expect(answer.status).toBe(400);
    expect((await post("/sandbox/control", { nothing: 1 })).status).toBe(400);
  });
});
