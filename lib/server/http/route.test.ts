import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { errorCodes } from "@/lib/calls/errors";
import { CallboardError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { processValues } from "@/lib/server/per-process";
import { route } from "./route";

const address = "http://127.0.0.1:3000/api/calls";
type Verb = Parameters<typeof route>[1];

beforeEach(() => void processValues.set("connections", []));
afterEach(() => void processValues.delete("connections"));

const ask = (verb: Verb, url = address, init: RequestInit = {}) =>
  route({ access: "calls:measure" }, verb)(new Request(url, init), { params: Promise.resolve({}) });
const throwing = (error: unknown): Verb => {
  return () => {
    throw error;
  };
};

describe("an answer", () => {
  it("is JSON that nobody keeps, with how long it took", async () => {
    const response = await ask(() => Promise.resolve({ total: 3 }));
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(response.headers.get("server-timing")).toMatch(/^upstream;dur=[\d.]+, total;dur=[\d.]+$/);
    expect(await response.json()).toEqual({ total: 3, notices: [] });
  });

  it("says what was not understood of the URL, before the verb's own notices", async () => {
    const own = { code: "empty_range", message: "own" };
    const verb: Verb = ({ query, reader }) => {
      expect([query.page, query.kind, reader.grants]).toEqual([2, "live", []]);
      return { notices: [own] };
    };
    const response = await ask(verb, `${address}?page=2&kind=alive&color=red`);
    expect(await response.json()).toEqual({
      notices: [
        expect.objectContaining({ code: "invalid_parameter", parameter: "kind" }),
        expect.objectContaining({ code: "unknown_parameter", parameter: "color" }),
        own,
      ],
    });
  });

  it("is the verb's own response where it gives one", async () => {
    const audio = new Response("RIFF", { status: 206, headers: { "content-type": "audio/wav" } });
    expect(await ask(() => audio)).toBe(audio);
  });

  it("has no body for who asks for its head: the verb's is cancelled", async () => {
    const cancel = vi.fn();
    const audio = new Response(new ReadableStream({ cancel }), { status: 206, headers: { "x-own": "1" } });
    const response = await ask(() => audio, address, { method: "HEAD" });
    expect([response.status, response.headers.get("x-own"), response.body]).toEqual([206, "1", null]);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it("reads the path", async () => {
    const handler = route<{ id: string }>({ access: "calls:read" }, ({ path }) => ({ id: path.id }));
    const response = await handler(new Request(address), { params: Promise.resolve({ id: "a/b" }) });
    expect(await response.json()).toEqual({ id: "a/b", notices: [] });
  });
});

describe("an error", () => {
  const statuses = {
    bad_request: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    upstream_unauthorized: 502,
    upstream_forbidden: 502,
    upstream_rejected: 502,
    upstream_rate_limited: 429,
    upstream_unavailable: 503,
    upstream_malformed: 502,
    internal: 500,
  };

  it.each(errorCodes)("has the status and the body of its code: %s", async (code) => {
    const response = await ask(throwing(new CallboardError(code, "Do this.")));
    expect([response.status, response.headers.get("cache-control")]).toEqual([
      statuses[code],
      "private, no-store",
    ]);
    expect(response.headers.get("retry-after")).toBeNull();
    expect(await response.json()).toEqual({
      error: { code, message: "Do this.", retryable: expect.any(Boolean) },
    });
  });

  it("says when to come back, in whole seconds", async () => {
    const response = await ask(
      throwing(new CallboardError("upstream_rate_limited", "Wait.", { retryAfter: 1.2 })),
    );
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toMatchObject({ error: { retryable: true, retryAfter: 1.2 } });
  });

  it.each([
    new Error("secret pit-123 at /srv/file"),
    "secret",
    undefined,
    { message: "secret", code: "bad_request" },
    new DOMException("secret", "AbortError"),
  ])("that nobody foresaw is internal, and says no more than its id (%s)", async (error) => {
    const logged = vi.spyOn(log, "error").mockReturnValue();
    const response = await ask(throwing(error));
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain('"code":"internal"');
    expect(text).not.toMatch(/secret|pit-|\/srv/);
    const [, id] = /report error ([0-9a-f-]{36})/.exec(text) ?? [];
    expect(logged).toHaveBeenCalledWith({ id, error }, "unexpected error");
  });
});

describe("time", () => {
  it("runs out: then the upstream did not answer", async () => {
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(
      AbortSignal.abort(new DOMException("late", "TimeoutError")),
    );
    const response = await ask(({ signal }) => signal.throwIfAborted());
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await response.json()).toMatchObject({ error: { code: "upstream_unavailable", retryable: true } });
  });

  it("gives the verb a signal that ends with the reader", async () => {
    const reader = new AbortController();
    const waiting: Verb = ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
        reader.abort();
      });
    const response = await ask(waiting, address, { signal: reader.signal });
    expect([response.status, response.body]).toEqual([499, null]);
  });
});
