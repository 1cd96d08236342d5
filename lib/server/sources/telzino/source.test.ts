import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serve, type Served } from "@/lib/sandbox/serve";
import { createTelzinoSandbox } from "@/lib/sandbox/telzino";
import type { Call } from "@/lib/calls/call";
import { createFastClock } from "../testing/fast-clock";
import { createTelzinoSource, type SourceOptions } from "./source";

const start = Date.parse("2026-11-20T18:00:00Z");
let time = start;
const sandbox = createTelzinoSandbox({ calls: 500, now: () => time, recordingLifetime: 60_000 });
const never = new AbortController().signal;
const unpaced = { acquire: () => Promise.resolve({ done: () => 0 }) };
let served: Served;

beforeAll(async () => void (served = await serve(sandbox.fetch)));
afterAll(() => served.close());
beforeEach(async () => {
  time = start;
  await sandbox.fetch(new Request("http://sandbox.test/sandbox/reset", { method: "POST" }));
});

function open(options: SourceOptions = {}, change: object = {}) {
  const { clientId, clientSecret } = sandbox;
  const settings = { slug: "demo", baseUrl: served.url, clientId, clientSecret, ...change };
  const fast = { clock: createFastClock(200), pacer: unpaced, attemptTimeout: 600_000 };
  return createTelzinoSource(settings, {
    ...fast,
    budgets: { interactive: 6_000_000, background: 6_000_000 },
    ...options,
  });
}

async function readAll(source: ReturnType<typeof open>): Promise<Call[]> {
  const calls: Call[] = [];
  for (const { id } of await source.listAgents(never)) {
    for (let number = 1, last: boolean | undefined = false; !last; number += 1) {
      const page = await source.feed.page(id, number, never);
      calls.push(...page.calls);
      expect(page.unreadable).toBe(0);
      last = page.last;
    }
  }
  return calls;
}

describe("the source", () => {
  it("reads all calls of the agents that are listed, and keeps no credential", async () => {
    sandbox.control({ deletedAgents: [] });
    const source = open();
    const agents = await source.listAgents(never);
    const calls = await readAll(source);
    const rows = [...sandbox.rows()];
    expect(calls.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    const kept = JSON.stringify([agents, calls]);
    for (const secret of [...sandbox.planted, sandbox.clientSecret, "audio-store", "X-Amz"]) {
      expect(kept).not.toContain(secret);
    }
    expect(Object.keys(agents[0] ?? {})).toEqual(["id", "name", "status"]);
    const directions = new Set(calls.map(({ direction }) => direction?.value));
    expect(directions).toEqual(new Set(["inbound", "outbound", undefined]));
    expect(new Set(calls.map(({ recording }) => recording))).toEqual(
      new Set(["available", "not-offered", "unknown"]),
    );
    expect(calls.every(({ agent }) => agent?.deleted === false)).toBe(true);
    expect(sandbox.state().tokens).toBe(1);
  });

  it("reads a deleted agent by its id, and says that it is deleted", async () => {
    const listed = new Set((await open().listAgents(never)).map(({ id }) => id));
    const id = [...sandbox.rows()].find((row) => !listed.has(row.agent_id))?.agent_id ?? "";
    const page = await open().feed.page(id, 1, never);
    expect(page.calls[0]?.agent).toEqual({ id, deleted: true });
    await expect(open().feed.page("nobody", 1, never)).rejects.toMatchObject({ code: "not_found" });
  });

  it("lists the agents of its organization only", async () => {
    const { organizationId } = sandbox;
    expect(await open({}, { organizationId }).listAgents(never)).toHaveLength(7);
    expect(await open({}, { organizationId: "other" }).listAgents(never)).toEqual([]);
  });

  it("goes on when its token ends early", async () => {
    const source = open();
    const [agent] = await source.listAgents(never);
    sandbox.control({ revokeTokens: true });
    const pages = [1, 1, 1].map((number) => source.feed.page(agent?.id ?? "", number, never));
    expect((await Promise.all(pages)).every(({ rows }) => rows > 0)).toBe(true);
  });

  it("says that its secret is wrong, and not which", async () => {
    const asked = open({}, { clientSecret: "wrong-secret-1" }).listAgents(never);
    await expect(asked).rejects.toMatchObject({
      code: "upstream_unauthorized",
      message: expect.not.stringContaining("wrong-secret-1"),
    });
  });

  it.each([
    ["429", "upstream_rate_limited"],
    ["500", "upstream_unavailable"],
    ["401", "upstream_unauthorized"],
    ["403", "upstream_forbidden"],
    ["404", "not_found"],
    ["400-text", "upstream_rejected"],
    ["400-error", "upstream_rejected"],
    ["400-empty", "upstream_rejected"],
    ["cut", "upstream_unavailable"],
    ["reset", "upstream_unavailable"],
    ["html", "upstream_malformed"],
    ["malformed", "upstream_malformed"],
    ["wrong-shape", "upstream_malformed"],
  ] as const)("tells %s as %s, and recovers", async (kind, code) => {
    const source = open();
    const [agent] = await source.listAgents(never);
    const read = () => source.feed.page(agent?.id ?? "", 1, never);
    sandbox.control({ fail: { kind, path: "call-logs" } });
    await expect(read()).rejects.toMatchObject({ code });
    sandbox.control({ fail: null });
    expect((await read()).rows).toBeGreaterThan(0);
  });

  it("counts a row that it cannot read, and does without pagination", async () => {
    const source = open();
    const [agent] = await source.listAgents(never);
    const whole = await source.feed.page(agent?.id ?? "", 1, never);
    sandbox.control({ fail: { kind: "bad-row", path: "call-logs" } });
    expect(await source.feed.page(agent?.id ?? "", 1, never)).toMatchObject({
      unreadable: 1,
      rows: whole.rows,
      total: whole.total,
    });
    sandbox.control({ fail: { kind: "no-pagination", path: "call-logs" } });
    const bare = await source.feed.page(agent?.id ?? "", 1, never);
    expect([bare.total, bare.last, bare.rows]).toEqual([undefined, whole.rows < 100, whole.rows]);
  });

  it("reads calls although the agents cannot be read, but says so when they are asked for", async () => {
    const [agent] = await open().listAgents(never);
    sandbox.control({ fail: { kind: "403", path: "/v1/agents" } });
    const source = open();
    await expect(source.listAgents(never)).rejects.toMatchObject({ code: "upstream_forbidden" });
    sandbox.control({ fail: null });
    expect((await source.feed.page(agent?.id ?? "", 1, never)).rows).toBeGreaterThan(0);
  });
});

describe("openRecording", () => {
  const recorded = () => {
    const listed = [...sandbox.rows()].filter((row) => row.recording_url && row.call_duration < 60);
    return listed[0] ?? { id: "", agent_id: "" };
  };
  const callOf = (
    { id, agent_id }: { id: string; agent_id: string },
    neighbours?: { newer: number; older: number },
  ) => ({
    id,
    agentId: () => Promise.resolve(agent_id),
    neighbours: () => Promise.resolve(neighbours),
  });
  const textOf = async (recording: { body: ReadableStream<Uint8Array> } | undefined) =>
    new Response(recording?.body ?? null).text();

  it("streams the audio, or a part of it", async () => {
    const source = open();
    const call = callOf(recorded());
    const whole = await source.openRecording(call, undefined, never);
    expect(whole).toMatchObject({ status: 200, type: "audio/x-wav", first: 0 });
    expect(whole?.etag).toMatch(/^"[0-9a-f]+"$/);
    const bytes = Buffer.from(await new Response(whole?.body ?? null).arrayBuffer());
    expect(bytes.toString("latin1", 0, 4)).toBe("RIFF");
    expect(whole?.size).toBe(bytes.byteLength);
    const part = await source.openRecording(call, "bytes=8-11", never);
    expect([part?.status, await textOf(part)]).toEqual([206, "WAVE"]);
    sandbox.control({ ranges: false });
    const ignored = await source.openRecording(call, "bytes=8-11", never);
    expect(ignored).toMatchObject({ status: 200, size: bytes.byteLength });
    await ignored?.body.cancel();
    sandbox.control({ ranges: true });
    const beyond = await source.openRecording(call, "bytes=99999999-", never);
    expect(beyond?.status).toBe(416);
  });

  it("reads the page once for many parts, and again when the address has expired", async () => {
    const source = open();
    const call = callOf(recorded());
    const part = async () => textOf(await source.openRecording(call, "bytes=0-3", never));
    expect(await part()).toBe("RIFF");
    const { requests } = sandbox.state();
    expect(await part()).toBe("RIFF");
    expect(sandbox.state().requests).toBe(requests);
    time += 60_001;
    expect(await part()).toBe("RIFF");
    expect(sandbox.state().requests).toBe(requests + 1);
  });

  it("finds a call behind the first page, and one that has moved on", async () => {
    const source = open();
    const rows = [...sandbox.rows()];
    const oldest = rows.find((row) => row.recording_url !== undefined) ?? { id: "", agent_id: "" };
    sandbox.control({ addCalls: 400 });
    expect(await textOf(await source.openRecording(callOf(oldest), "bytes=0-3", never))).toBe("RIFF");
    sandbox.control({ addCalls: 900 });
    time += 60_001;
    expect(await textOf(await source.openRecording(callOf(oldest), "bytes=0-3", never))).toBe("RIFF");
  });

  it.each(["newest", "oldest"] as const)("looks first where the call should be (%s first)", async (order) => {
    sandbox.control({ addCalls: 2_000, order });
    const { agent_id } = recorded();
    const own = [...sandbox.rows()]
      .filter((row) => row.agent_id === agent_id)
      .sort((a, b) => Date.parse(b.call_started_at) - Date.parse(a.call_started_at));
    const newer = own.findIndex((row, place) => place >= 150 && row.recording_url !== undefined);
    const call = callOf(own[newer] ?? { id: "", agent_id }, { newer, older: own.length - newer - 1 });
    const { lists } = sandbox.state();
    expect(await textOf(await open().openRecording(call, "bytes=0-3", never))).toBe("RIFF");
    expect(sandbox.state().lists - lists).toBeLessThanOrEqual(order === "newest" ? 1 : 2);
  });

  it("gives up when a fresh address is refused, too", async () => {
    sandbox.control({ fail: { kind: "403", path: "audio-store" } });
    await expect(open().openRecording(callOf(recorded()), undefined, never)).rejects.toMatchObject({
      code: "upstream_rejected",
      message: expect.not.stringContaining("audio-store"),
    });
    expect(sandbox.state().recordings).toBe(2);
  });

  it("knows calls without one, and calls that are not there", async () => {
    const silent = [...sandbox.rows()].find((row) => row.recording_url === undefined);
    const source = open();
    expect(
      await source.openRecording(callOf(silent ?? { id: "", agent_id: "" }), undefined, never),
    ).toBeUndefined();
    const lost = { id: "log-nobody", agent_id: recorded().agent_id };
    await expect(source.openRecording(callOf(lost), undefined, never)).rejects.toMatchObject({
      code: "not_found",
    });
    const unknown = { ...callOf(recorded()), agentId: () => Promise.resolve(undefined) };
    await expect(source.openRecording(unknown, undefined, never)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
