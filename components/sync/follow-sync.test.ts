import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { syncQuery } from "@/components/query/queries";
import type { SyncAnswer, SyncStateName } from "@/lib/calls/answers";
import { followSync } from "./follow-sync";

class Events {
  static all: Events[] = [];
  onmessage?: (event: { data: string }) => void;
  onerror?: () => void;
  open = true;
  constructor(readonly address: string) {
    Events.all.push(this);
  }
  close() {
    this.open = false;
  }
}

const answer = (version: number, state: SyncStateName = "idle"): SyncAnswer => ({
  connections: [
    {
      connection: "highlevel",
      name: "HighLevel",
      state,
      version,
      paused: false,
      loaded: 0,
      ratePerSecond: 0,
      ranges: [],
      unreadable: 0,
    },
  ],
});

let hidden: boolean;
let look: () => void;
let asked: number;
let given: SyncAnswer;
let stop: () => void;
let client: QueryClient;

const shown = () => client.getQueryData(syncQuery().queryKey)?.connections[0]?.version;
const open = () => Events.all.filter((events) => events.open);
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  Events.all = [];
  hidden = false;
  asked = 0;
  given = answer(1);
  client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } });
  vi.stubGlobal("EventSource", Events);
  vi.stubGlobal("document", {
    get hidden() {
      return hidden;
    },
    addEventListener: (_: string, listener: () => void) => (look = listener),
    removeEventListener: () => undefined,
  });
  vi.stubGlobal("fetch", () => {
    asked += 1;
    return Promise.resolve(Response.json(given));
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

async function follow() {
  stop = followSync(client);
  await pass(0);
}

it("asks once, and then takes what events tell", async () => {
  await follow();
  expect([shown(), open().length, asked]).toEqual([1, 1, 1]);
  open()[0]?.onmessage?.({ data: JSON.stringify(answer(2)) });
  await pass(30_000);
  expect([shown(), open().length, asked]).toEqual([2, 1, 1]);
});

it("asks again and again where no events come", async () => {
  await follow();
  given = answer(5);
  for (let failures = 0; failures < 3; failures += 1) {
    open()[0]?.onerror?.();
    await pass(5000);
  }
  expect([shown(), open().length, asked]).toEqual([5, 1, 4]);
  await pass(15_000);
  expect([open().length, asked]).toEqual([1, 5]);
});

it("takes events that stay out for long for ended", async () => {
  await follow();
  open()[0]?.onmessage?.({ data: JSON.stringify(answer(2)) });
  await pass(65_000);
  expect([Events.all.length, open().length, asked]).toEqual([2, 1, 2]);
});

it("rests while nobody looks at the tab", async () => {
  await follow();
  hidden = true;
  look();
  await pass(600_000);
  expect([open().length, asked]).toEqual([0, 1]);
  hidden = false;
  look();
  await pass(0);
  expect([open().length, asked]).toEqual([1, 2]);
});

it("follows nothing if there is no connection, and goes on after a server that is away", async () => {
  given = { connections: [] };
  await follow();
  await pass(600_000);
  expect([Events.all.length, asked]).toEqual([0, 1]);
  stop();
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  await follow();
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(answer(7))));
  await pass(5000);
  expect([shown(), open().length]).toEqual([7, 1]);
});
