import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "@/lib/server/access/reader";
import { endWithSession } from "./end-with-session";

const person = { id: "p-1", name: "Ada Example", isOwner: true };
const reader: Reader = { kind: "session", grants: [], person };
const now = vi.hoisted((): { reader: () => Promise<unknown> } => ({ reader: () => Promise.resolve() }));
vi.mock("@/lib/server/access/reader", () => ({ readerWith: () => now.reader() }));

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** A stream of parts, and what is read of it. */
function open(headers = new Headers({ cookie: "callboard.session_token=a.b" })) {
  let part = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => controller.enqueue(new TextEncoder().encode(String(part++))),
      cancel: () => void (cancelled = true),
    },
    { highWaterMark: 0 },
  );
  const guarded = endWithSession(new Response(body, { status: 206, headers: { "x-own": "1" } }), {
    reader,
    access: "sync:read",
    headers,
  });
  const stream = guarded.body?.getReader();
  return { guarded, read: () => stream?.read(), isCancelled: () => cancelled };
}
const later = () => vi.setSystemTime(Date.now() + 61_000);

it("goes on while the reader may have it", async () => {
  now.reader = () => Promise.resolve(reader);
  const { guarded, read } = open();
  expect([guarded.status, guarded.headers.get("x-own")]).toEqual([206, "1"]);
  for (let count = 0; count < 5; count++) {
    expect((await read())?.done).toBe(false);
    later();
  }
});

it.each([
  ["signs out", () => Promise.reject(new CallboardError("unauthenticated", "Sign in."))],
  ["is no owner any longer", () => Promise.resolve({ ...reader, person: { ...person, isOwner: false } })],
])("ends when the reader %s, and its source with it", async (_, after) => {
  now.reader = after;
  const { read, isCancelled } = open();
  expect((await read())?.done).toBe(false);
  later();
  const rest = async () => {
    for (;;) await read();
  };
  await expect(rest()).rejects.toThrow();
  await expect.poll(isCancelled).toBe(true);
});

it("does not ask without a cookie", async () => {
  now.reader = () => Promise.reject(new Error("asked"));
  const { read } = open(new Headers());
  later();
  expect((await read())?.done).toBe(false);
});
