import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it, vi } from "vitest";
import { api } from "@/lib/calls/query/parts";
import { callSets } from "@/lib/server/calls/testing/odd-calls";
import { memorySource } from "@/lib/server/calls/testing/memory-source";
import { setStore } from "@/lib/server/calls/testing/account";
import { mirrored } from "@/lib/server/calls/testing/mirrored";
import type { Connection } from "@/lib/server/connections";
import type { route } from "@/lib/server/http/route";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import type { prefetch } from "@/lib/server/prefetch";
import { isAtLeast, needOf, type Permission } from "./policy";
import { levels, type Level } from "@/lib/calls/levels";
import type { Reader } from "./reader";
import { readerOf } from "./testing/reader-of";

const asking = vi.hoisted((): { reader?: Reader; all?: Reader } => ({}));
vi.mock("./current-reader", () => ({ currentReader: () => asking.reader, jobReader: () => asking.all }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
interface Page {
  default: (props: unknown) => Promise<{ props: { state: unknown } }>;
}

const now = Date.now();
const [calls = []] = fc.sample(callSets(now, 60), { numRuns: 1, seed: 4 });
const [first] = calls;
const foreignCalls = calls.map((call) => ({
  ...call,
  id: `foreign-${call.id}`,
  agent: { id: "foreign-agent", deleted: false },
  contact: { id: "foreign-contact", name: "Foreign Person" },
  extracted: { foreignField: "foreign value" },
  summary: { text: "foreign summary", format: "plain" as const },
}));
/** What only calls hold: words, names of contacts, numbers. */
const textOfCalls = /follow-up|straße|Ms contact|contact-\d|\+1555|\+4420/;

/** What of them is masked below full access. */
const personal = /Ms contact|\+1555|\+4420/;

const database = await testDatabase();
let main: Connection;
let foreign: Connection;
beforeAll(async () => {
  setStore(database);
  const windows = [{ start: 0, end: now }];
  const other = (await mirrored(database, foreignCalls, memorySource(foreignCalls), windows)).connection;
  main = (await mirrored(database, calls, memorySource(calls), windows)).connection;
  foreign = { ...other, slug: "foreign", name: "Foreign account" };
  processValues.set("connections", [main, foreign]);
  asking.all = readerOf([main, foreign]);
});
afterAll(async () => {
  processValues.delete("connections");
  await database.close();
});

const files = (folder: string, name: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === name)
    .map((file) => join(folder, file))
    .sort();
const load = async <T>(file: string) => (await import(/* @vite-ignore */ resolve(file))) as T;

/** The handlers of a file by method, and the permission that each declares. */
const declared = (file: string) =>
  Array.from(
    readFileSync(file, "utf8").matchAll(/export const (\w+) = route(?:<[^(]*>)?\(\s*\{ access: "([^"]+)"/g),
    ([, method = "", access = ""]) => ({ file, method, access: access as Permission }),
  );
const routes = files("app/api", "route.ts").flatMap(declared);

const suffices = (access: Permission, level: Level | undefined) => {
  const needed = needOf(access);
  if (needed === "person" || needed === "owner") return false;
  return level === undefined || needed === "none" || isAtLeast(level, needed);
};

const params = { connection: "main", id: first?.id ?? "", path: ["nowhere"], token: "unknown" };

async function ask({ file, method }: { file: string; method: string }, search = "range=all&kind=all") {
  const handlers = await load<Record<string, Handler>>(file);
  const leaving = new AbortController();
  const init = {
    method,
    signal: leaving.signal,
    ...(method !== "GET" && method !== "DELETE" && { body: "{}" }),
  };
  const request = new Request(`http://127.0.0.1:3000/api?${search}`, init);
  const response = await handlers[method]?.(request, { params: Promise.resolve(params) });
  if (!response?.headers.get("content-type")?.startsWith("text/event-stream")) {
    return { status: response?.status, text: (await response?.text()) ?? "" };
  }
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes("data: ")) break;
  }
  leaving.abort();
  return { status: response.status, text };
}

it("every handler of every route declares its permission", async () => {
  for (const file of files("app/api", "route.ts")) {
    const exported = Object.keys(await load<object>(file)).sort();
    expect([
      file,
      declared(file)
        .map(({ method }) => method)
        .sort(),
    ]).toEqual([file, exported]);
  }
  expect(routes.length).toBeGreaterThan(12);
});

describe.each(routes)("$method $file", (handler) => {
  it.each([...levels, undefined])("answers a reader with level %s as the policy says", async (level) => {
    asking.reader = readerOf(level === undefined ? [] : [main], level);
    const { status, text } = await ask(handler);
    if (suffices(handler.access, level)) expect([401, 403]).not.toContain(status);
    else expect(status).toBe(403);
    expect(text).not.toMatch(/foreign/i);
    if (level === "metrics") expect(text).not.toMatch(textOfCalls);
    if (level === "masked") expect(text).not.toMatch(personal);
  });
});

describe("a foreign connection", () => {
  const find = (file: string) => ({ file, method: "GET" });
  it("has no calls for a reader who asks for it by name", async () => {
    asking.reader = readerOf([main]);
    expect((await ask(find("app/api/calls/route.ts"))).text).toMatch(textOfCalls);
    const { text } = await ask(find("app/api/calls/route.ts"), "range=all&connection=foreign");
    expect(JSON.parse(text)).toMatchObject({ total: 0, notices: [{ code: "unknown_connection" }] });
    const metrics = await ask(find("app/api/metrics/route.ts"), "range=all&connection=foreign");
    expect(JSON.parse(metrics.text)).toMatchObject({ total: 0 });
  });
});

const page = async (file: string) => {
  const { default: render } = await load<Page>(file);
  const searchParams = Promise.resolve({ range: "all", kind: "all" });
  const element = await render({ params: Promise.resolve(params), searchParams });
  return JSON.stringify(element.props.state);
};

/** Pages of shares have readers of their own. */
const ownPages = files("app", "page.tsx").filter((file) => !file.startsWith(join("app", "s", "[")));

describe.each(ownPages)("%s", (file) => {
  const accesses = Array.from(
    readFileSync(file, "utf8").matchAll(/access: "([^"]+)"/g),
    ([, access]) => access as Permission,
  );
  it.each([...levels, undefined])("is served to a reader with level %s as the policy says", async (level) => {
    asking.reader = readerOf(level === undefined ? [] : [main], level);
    const text = await page(file);
    const refused = accesses.filter((access) => !suffices(access, level));
    expect(text.includes("forbidden")).toBe(refused.length > 0);
    expect(text).not.toMatch(/foreign/i);
    if (level === "metrics") expect(text).not.toMatch(textOfCalls);
    if (level === "masked") expect(text).not.toMatch(personal);
  });
});

it("a route or a prefetch without a known permission does not compile", () => {
  type Options = Parameters<typeof route>[0];
  expectTypeOf<{ access: "calls:read" }>().toExtend<Options>();
  expectTypeOf<{ own: string[] }>().not.toExtend<Options>();
  expectTypeOf<{ access: "calls:delete" }>().not.toExtend<Options>();
  type Prefetches = Parameters<typeof prefetch>[0];
  const verb = () => Promise.resolve();
  expectTypeOf({ [api.sync()]: { access: "sync:read" as const, verb } }).toExtend<Prefetches>();
  expectTypeOf({ [api.sync()]: { verb } }).not.toExtend<Prefetches>();
  expectTypeOf({ [api.sync()]: { access: "sync:delete" as const, verb } }).not.toExtend<Prefetches>();
});
