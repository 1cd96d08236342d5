import { describe, expect, it } from "vitest";
import { CallboardError } from "@/lib/server/errors";
import { BodyTooLong } from "@/lib/server/read-body";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { bareCall } from "@/lib/testing/bare-call";
import { readInSmallerPages } from "./smaller-pages";
import type { CallPage } from "./source";
import { createTelzinoSource } from "./telzino/source";
import { createFastClock } from "./testing/fast-clock";

const start = Date.parse("2026-11-20T18:00:00Z");
const never = new AbortController().signal;
const huge = 33 * 1024 * 1024;

/** A long text that is never held whole. */
const longBody = () => {
  const piece = new Uint8Array(1024 * 1024).fill(97);
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if ((sent += piece.length) > huge) controller.close();
      else controller.enqueue(piece);
    },
  });
};

/** An upstream with so many calls, of which some are too long. */
function createUpstream(count: number, long: ReadonlySet<number>) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    const { pathname, searchParams } = new URL(String(input));
    if (pathname.endsWith("/token")) return Response.json({ access_token: "invented", expires_in: 3_600 });
    if (pathname.endsWith("/agents")) return Response.json({ data: [{ id: "a", name: "Ava" }] });
    const page = Number(searchParams.get("page"));
    const size = Number(searchParams.get("pageSize") ?? searchParams.get("limit"));
    asked.push(`${page}/${size}`);
    const all = Array.from({ length: count }, (_, at) => at);
    const rows = all.slice((page - 1) * size, page * size);
    if (rows.some((at) => long.has(at))) return new Response(longBody());
    const calls = rows.map((at) => ({ id: `c${at}`, createdAt: start + at, call_started_at: start + at }));
    return Response.json({
      callLogs: calls,
      total: count,
      data: calls,
      pagination: { total: count, hasNext: page * size < count },
    });
  };
  return { fetch, asked };
}

const account = { url: "http://127.0.0.1:1", token: "pit-12345678", locationId: "large" };
const window = { start: start - 1, end: start + 1_000 };

describe.each<[string, number[], number]>([
  ["the first", [0], 30],
  ["one within", [17], 30],
  ["the last", [29], 30],
  ["two that follow each other", [3, 4], 30],
  ["the only one", [0], 1],
  ["one of a full page", [49], 50],
])("calls that are too long: %s", (_, long, count) => {
  const readable = Array.from({ length: count }, (_, at) => `c${at}`).filter((_, at) => !long.includes(at));

  it("is counted, and the others are read, of HighLevel", async () => {
    const { fetch, asked } = createUpstream(count, new Set(long));
    const { feed } = connectTo(account, { fetch }).source;
    const page = feed.by === "window" ? await feed.page(window, 1, never) : undefined;
    expect(page?.calls.map(({ id }) => id)).toEqual(readable);
    expect(page).toMatchObject({ unreadable: long.length, rows: count, total: count });
    expect(asked.length).toBeLessThan(20 * long.length);
  });

  it("is counted, and the others are read, of Telzino", async () => {
    const { fetch } = createUpstream(count, new Set(long));
    const source = createTelzinoSource(
      { slug: "demo", baseUrl: "http://127.0.0.1", clientId: "invented", clientSecret: "invented-secret" },
      { fetch, clock: createFastClock(100), pacer: { acquire: () => Promise.resolve({ done: () => 0 }) } },
    );
    const page = await source.feed.page("a", 1, never);
    expect(page.calls.map(({ id }) => id)).toEqual(readable);
    expect(page).toMatchObject({ unreadable: long.length, rows: count, total: count, last: true });
  });
});

const tooLong = new CallboardError("upstream_malformed", "The answer is too long.", {
  cause: new BodyTooLong(),
});

it.each([200, 400, 401, 5_000, 9_999])("asks for no page that is refused, from page %i on", async (page) => {
  const asked: number[] = [];
  const first = (page - 1) * 50;
  const read = (number: number, size: number): Promise<CallPage> => {
    asked.push(number);
    if (number > 10_000) return Promise.reject(new Error("refused"));
    const rows = Array.from({ length: size }, (_, at) => (number - 1) * size + at);
    if (rows.includes(first + 7)) return Promise.reject(tooLong);
    return Promise.resolve({
      calls: rows.map((at) => bareCall(`c${at}`, at)),
      unreadable: 0,
      rows: size,
      total: 1e6,
      last: false,
    });
  };
  const found = await readInSmallerPages(read, page, 50);
  expect(found.calls.length + found.unreadable).toBe(50);
  expect(found.rows).toBe(50);
  expect(found.unreadable).toBeGreaterThan(0);
  expect(Math.max(...asked)).toBeLessThanOrEqual(10_000);
});
