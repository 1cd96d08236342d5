import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallKey } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import type { NewShare, ShareList } from "@/lib/calls/shares";
import type { Level } from "@/lib/calls/levels";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { memorySource } from "@/lib/server/calls/testing/memory-source";
import { mirrored } from "@/lib/server/calls/testing/mirrored";
import { setStore } from "@/lib/server/calls/testing/account";
import type { Connection } from "@/lib/server/connections";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { bareCall } from "@/lib/testing/bare-call";
import { GET as listRoute } from "@/app/s/[share]/api/calls/route";
import { GET as metricsRoute } from "@/app/s/[share]/api/metrics/route";
import { GET as exportRoute } from "@/app/s/[share]/api/export/route";
import { GET as callRoute } from "@/app/s/[share]/api/calls/[connection]/[id]/route";
import { GET as recordingRoute } from "@/app/s/[share]/api/calls/[connection]/[id]/recording/route";
import { DELETE } from "@/app/api/shares/[id]/route";
import { GET, POST } from "@/app/api/shares/route";

const asking = vi.hoisted((): { reader?: Reader } => ({}));
vi.mock("@/lib/server/access/current-reader", () => ({ currentReader: () => asking.reader }));

const day = 86_400_000;
const now = Date.now();
const call = (id: string, days: number, change: Partial<Call> = {}) =>
  bareCall(id, now - days * day - 1_000, {
    agent: { id: "ann", deleted: false },
    fromNumber: "+15550100",
    ...change,
  });
const calls = [
  call("new", 0),
  call("trial", 1, { kind: "trial" }),
  call("bob", 2, { agent: { id: "bob", deleted: false } }),
  call("old", 40),
];

const database = await testDatabase();
let main: Connection;
let other: Connection;
beforeAll(async () => {
  setStore(database);
  const windows = [{ start: 0, end: now }];
  const open = async (slug: string) =>
    (await mirrored(database, calls, memorySource(calls), windows, { slug, name: `Account ${slug}` }))
      .connection;
  main = await open("main");
  other = await open("other");
  processValues.set("connections", [main, other]);
});
afterAll(async () => {
  processValues.delete("connections");
  await database.close();
});

const person = (level: Level, isOwner = false, connections = [main]): Reader => ({
  ...readerOf(connections, level),
  person: { id: isOwner ? "owner" : `person-${level}`, name: "Ada Example", isOwner },
});
beforeEach(() => {
  asking.reader = person("full", true);
});

const origin = "https://calls.example.com";
async function answer<T>(
  response: Promise<Response> | Response,
): Promise<{ status: number; body: T; headers: Headers }> {
  const answered = await response;
  return { status: answered.status, headers: answered.headers, body: (await answered.json()) as T };
}
const none = { params: Promise.resolve({}) };

const create = (input: object) =>
  answer<NewShare & { error?: { code: string; message: string } }>(
    POST(new Request(`${origin}/api/shares`, { method: "POST", body: JSON.stringify(input) }), none),
  );
const shared = async (input: object) =>
  (await create({ page: "calls", level: "masked", query: "range=all&kind=all", ...input })).body;

type Listed = { total: number; calls: Call[]; error?: { code: string; message: string } };
type Route = (
  request: Request,
  context: { params: Promise<Record<string, string> & CallKey> },
) => Promise<Response>;
const visit = (
  route: Route,
  token: string,
  search = "",
  path: CallKey = { connection: "", id: "" },
  headers: HeadersInit = {},
) =>
  route(new Request(`${origin}/s/${token}/api/x${search}`, { headers }), {
    params: Promise.resolve({ share: token, ...path }),
  });
const list = (token: string, search = "", headers: HeadersInit = {}) =>
  answer<Listed>(visit(listRoute, token, search, undefined, headers));
const idsOf = ({ body }: { body: Listed }) => body.calls.map(({ id }) => id);

describe("a visitor", () => {
  it("sees the shared calls without an account, and can narrow but not widen", async () => {
    const { token, url, share } = await shared({ query: "range=30d&agent=ann&kind=all&sort=startedAt" });
    expect(url).toBe(`${origin}/s/${token}`);
    expect(share).toMatchObject({
      level: "masked",
      page: "calls",
      connections: ["main"],
      uses: 0,
      hasPassword: false,
    });
    asking.reader = readerOf([]);
    expect(idsOf(await list(token))).toEqual(["trial", "new"]);
    for (const search of [
      "?range=all",
      "?agent=bob,ann&range=year",
      "?connection=main",
      "?asOf=2020-01-01T00:00:00Z",
    ]) {
      const widened = idsOf(await list(token, search)).filter((id) => id !== "trial" && id !== "new");
      expect([search, widened]).toEqual([search, []]);
    }
    expect(idsOf(await list(token, "?agent=bob"))).toEqual([]);
    expect(idsOf(await list(token, "?kind=trial&range=7d"))).toEqual(["trial"]);
    expect((await list(token, "?connection=other")).body.total).toBe(0);
  });

  it("sees calls as the level allows, and nothing of other calls", async () => {
    const { token } = await shared({ query: "range=30d&agent=ann" });
    const open = (id: string, connection = "main") => answer(visit(callRoute, token, "", { connection, id }));
    const opened = await open("new");
    expect(opened.status).toBe(200);
    expect(JSON.stringify(opened.body)).not.toContain("5550100");
    const missing = await open("nowhere");
    for (const [id, connection] of [["old"], ["bob"], ["new", "other"]] as const) {
      expect(await open(id, connection).then(({ status, body }) => ({ status, body }))).toEqual({
        status: missing.status,
        body: missing.body,
      });
    }
    expect(missing.status).toBe(404);
    expect((await answer(visit(recordingRoute, token, "", { connection: "main", id: "new" }))).status).toBe(
      403,
    );
  });

  it("gets charts alone where charts alone are shared", async () => {
    const { token } = await shared({ page: "overview", level: "metrics" });
    expect((await answer<{ total: number }>(visit(metricsRoute, token))).body.total).toBe(4);
    expect((await list(token)).status).toBe(403);
    expect((await answer(visit(callRoute, token, "", { connection: "main", id: "new" }))).status).toBe(403);
  });

  it("gets files only if they are shared", async () => {
    const [without, having] = [await shared({}), await shared({ files: true })];
    expect((await visit(exportRoute, without.token, "?format=csv")).status).toBe(403);
    const file = await visit(exportRoute, having.token, "?format=csv");
    const text = await file.text();
    expect(text).toContain(`${origin}/s/${having.token}/calls/main/new`);
    expect(text).not.toContain(`${origin}/calls/`);
  });

  it("gets one call and no list of it", async () => {
    const { token } = await shared({ page: "call", query: "", call: { connection: "main", id: "old" } });
    expect((await answer(visit(callRoute, token, "", { connection: "main", id: "old" }))).status).toBe(200);
    expect((await answer(visit(callRoute, token, "", { connection: "main", id: "new" }))).status).toBe(404);
    expect((await list(token)).status).toBe(403);
  });

  it("gets one and the same answer for a link that is revoked, expired or unknown", async () => {
    const [revoked, expired] = [await shared({}), await shared({ lifetime: 60_000 })];
    await answer(
      DELETE(new Request(`${origin}/api/shares/x`, { method: "DELETE" }), {
        params: Promise.resolve({ id: revoked.share.id }),
      }),
    );
    await database.query("update shares set expires_at = $2 where share_id = $1", [expired.share.id, now]);
    const answers = [];
    for (const token of [revoked.token, expired.token, "x".repeat(43), "", `${revoked.token}0`]) {
      const { status, body } = await list(token);
      answers.push({ status, body });
    }
    expect(answers[0]).toMatchObject({ status: 404 });
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});

describe("who shares", () => {
  it.each([
    ["masked", { level: "full" }],
    ["full", { level: "full" }],
    ["metrics", { page: "overview", level: "metrics" }],
    ["masked", { query: "q=secret" }],
    ["masked", { query: "number=5550100" }],
    ["masked", { query: "contact=c" }],
  ] as const)("with %s cannot share %j", async (level, input) => {
    asking.reader = person(level);
    expect((await create({ page: "calls", level: "masked", query: "", ...input })).status).toBe(403);
  });

  it("shares what they may see", async () => {
    asking.reader = person("masked");
    expect((await create({ page: "calls", level: "masked", query: "agent=ann" })).status).toBe(200);
    asking.reader = person("full", true);
    expect((await create({ page: "calls", level: "full", query: "q=word" })).status).toBe(200);
  });

  it.each([
    { query: "agnt=ann" },
    { query: "range=nonsense" },
    { query: "connection=nowhere" },
    { level: "metrics" },
    { level: "all" },
    { clip: { from: 1, to: 2 } },
    { lifetime: 1 },
    { password: "short" },
    { frameHosts: ["*"] },
    { frameHosts: ["a.example.com; script-src *"] },
    { frameHosts: ["https://a.example.com"] },
    { other: 1 },
    { page: "call" },
  ])("is told what is wrong with %j", async (input) => {
    const { status, body } = await create({ page: "calls", level: "masked", query: "", ...input });
    expect([status, body.error?.code]).toEqual([400, "bad_request"]);
  });

  it("sees their own links, an owner all, with their uses", async () => {
    asking.reader = person("masked");
    const own = await shared({ query: "agent=ann" });
    asking.reader = person("full", true);
    const { share } = await shared({});
    const ids = async () =>
      (await answer<ShareList>(GET(new Request(`${origin}/api/shares`), none))).body.shares;
    expect((await ids()).map(({ id }) => id)).toEqual(expect.arrayContaining([own.share.id, share.id]));
    asking.reader = person("masked");
    const mine = (await ids()).map(({ id }) => id);
    expect(mine).toContain(own.share.id);
    expect(mine).not.toContain(share.id);
    const revoke = await DELETE(new Request(`${origin}/api/shares/x`, { method: "DELETE" }), {
      params: Promise.resolve({ id: share.id }),
    });
    expect(revoke.status).toBe(404);
    await list(own.token);
    await list(own.token);
    expect((await ids()).find(({ id }) => id === own.share.id)).toMatchObject({ uses: 1 });
  });

  it("shares the connections of that moment, each named or all", async () => {
    asking.reader = person("full", true, [main, other]);
    expect((await shared({})).share.connections).toEqual(["main", "other"]);
    const { token, share } = await shared({ query: "connection=other&kind=all&range=all" });
    expect(share.connections).toEqual(["other"]);
    expect((await list(token, "?connection=main")).body.total).toBe(0);
    expect((await list(token)).body.calls.every(({ connection }) => connection === "other")).toBe(true);
  });

  it("keeps rolling days rolling and pins them on request", async () => {
    expect((await shared({ query: "range=7d" })).share.query).toBe("range=7d&tz=America%2FChicago");
    const pinned = (await shared({ query: "range=7d", pinned: true })).share.query;
    expect(pinned).toMatch(/^from=.*&to=.*&tz=America%2FChicago$/);
  });
});

it("keeps no token and no password, and tells the audit log of it all", async () => {
  const { token, share } = await shared({ password: "open sesame 1" });
  const text = JSON.stringify(await database.query("select * from shares"));
  expect(text).not.toContain(token);
  expect(text).not.toContain("sesame");
  expect((await list(token)).status).toBe(401);
  const free = await shared({});
  await list(free.token);
  await list(free.token);
  await DELETE(new Request(`${origin}/api/shares/x`, { method: "DELETE" }), {
    params: Promise.resolve({ id: free.share.id }),
  });
  await list(free.token);
  await list(free.token);
  const events = await database.query<{ action: string; actor_kind: string }>(
    "select action, actor_kind from audit_events where subject = $1 order by event_id",
    [free.share.id],
  );
  expect(events.map(({ action, actor_kind: kind }) => `${kind} ${action}`)).toEqual([
    "person share.create",
    "share share.use",
    "person share.revoke",
    "share share.refuse",
  ]);
  expect(JSON.stringify(await database.query("select * from audit_events"))).not.toContain(token);
  expect(share.hasPassword).toBe(true);
});
