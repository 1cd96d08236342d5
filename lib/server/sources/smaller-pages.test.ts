import { describe, expect, it } from "vitest";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
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
