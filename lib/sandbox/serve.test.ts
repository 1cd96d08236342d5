import { afterAll, describe, expect, it, vi } from "vitest";
import { callsPath, headersFor } from "./ask";
import { createHighLevelSandbox } from "./highlevel";
import { serve } from "./serve";

const sandbox = createHighLevelSandbox({
  now: () => Date.parse("2026-11-20T18:00:00Z"),
  calls: 40,
  rateLimit: null,
});
const served = await serve(sandbox.fetch);
afterAll(() => served.close());

const get = (init: RequestInit = {}): Promise<Response> =>
  fetch(served.url + callsPath(), { headers: headersFor(sandbox), ...init });

describe("over a socket", () => {
  it("answers as in memory", async () => {
    const answer = await get();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "application/json; charset=utf-8",
    ]);
    expect(await answer.json()).toMatchObject({ total: 40 });
  });

  it("takes control requests", async () => {
    const body = JSON.stringify({ fail: { kind: "503", times: 1 } });
    expect((await fetch(`${served.url}/sandbox/control`, { method: "POST", body })).status).toBe(200);
    expect((await get()).status).toBe(503);
    expect((await get()).status).toBe(200);
  });

  it("cuts an answer off", async () => {
    sandbox.control({ fail: { kind: "cut", times: 1 } });
    const answer = await get();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it("resets a connection", async () => {
    sandbox.control({ fail: { kind: "reset", times: 1 } });
    await expect(get()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  });

  it("lets go of a request that hangs", async () => {
    sandbox.control({ fail: { kind: "hang", times: 1 } });
    const { requests } = sandbox.state();
    const gone = new AbortController();
    const hanging = expect(get({ signal: gone.signal })).rejects.toThrow();
    await vi.waitFor(() => expect(sandbox.state().requests).toBe(requests + 1), { timeout: 30_000 });
    gone.abort();
    await hanging;
    expect((await get()).status).toBe(200);
  });

  it("closes though a request hangs", async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const own = await serve(() => {
      arrive();
      return new Promise(() => undefined);
    });
    const hanging = fetch(own.url).catch((error: unknown) => error);
    await arrived;
    await own.close();
    expect(await hanging).toBeInstanceOf(Error);
  });
});
