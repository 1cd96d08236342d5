import { describe, expect, it } from "vitest";
import { createTelzinoSandbox, type TelzinoSandboxOptions } from "./telzino";

const start = Date.parse("2026-11-20T18:00:00Z");
const host = "http://sandbox.test";

function open(options: TelzinoSandboxOptions = {}) {
  let time = start;
  const sandbox = createTelzinoSandbox({ calls: 400, now: () => time, ...options });
  const post = (path: string, body: unknown) =>
    sandbox.fetch(
      new Request(host + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
  const login = (change: object = {}) =>
    post("/oauth/token", {
      client_id: "sandbox-client",
      client_secret: "sandbox-secret",
      audience: "https://api.telzino.com/",
      grant_type: "client_credentials",
      ...change,
    });
  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await sandbox.fetch(
      new Request(path.startsWith("http") ? path : host + path, { headers }),
    );
    const text = await response.text();
    const body = (text.startsWith("{") ? JSON.parse(text) : text) as ListBody;
    return { status: response.status, body, text, response };
  }
  async function bearer() {
    const { access_token } = (await (await login()).json()) as { access_token: string };
    return { authorization: `Bearer ${access_token}` };
  }
  return { sandbox, login, get, bearer, pass: (ms: number) => void (time += ms) };
}

interface ListBody {
  data: Record<string, unknown>[];
  pagination: { total: number; totalPages: number; hasNext: boolean };
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

describe("the token endpoint", () => {
  it("gives a token for a while", async () => {
    const { bearer, get, pass } = open({ tokenLifetime: 60 });
    const headers = await bearer();
    expect((await get("/v1/agents", headers)).status).toBe(200);
    pass(61_000);
    expect((await get("/v1/agents", headers)).status).toBe(401);
    expect((await get("/v1/agents")).status).toBe(401);
  });

  it.each([
    [{ client_secret: "other" }, 401],
    [{ client_id: "other" }, 401],
    [{ audience: "https://api.telzino.com" }, 403],
    [{ grant_type: "password" }, 400],
  ])("refuses %j", async (change, status) => {
    expect((await open().login(change)).status).toBe(status);
  });
});

describe("the lists", () => {
  it("page through the calls of each agent, in each order", async () => {
    for (const order of ["newest", "oldest", "none"] as const) {
      const { sandbox, get, bearer } = open({ order });
      const headers = await bearer();
      const { body } = await get("/v1/agents?limit=100", headers);
      expect(body.data).toHaveLength(7);
      sandbox.control({ deletedAgents: [] });
      const agents = (await get("/v1/agents?limit=100", headers)).body.data;
      const ids = new Set<unknown>();
      for (const { id } of agents) {
        for (let page = 1, more = true; more; page += 1) {
          const list = await get(`/v1/agents/${textOf(id)}/call-logs?limit=20&page=${page}`, headers);
          const starts = list.body.data.map((row) => Date.parse(textOf(row["call_started_at"])));
          if (order === "newest") expect(starts).toEqual(starts.toSorted((a, b) => b - a));
          if (order === "oldest") expect(starts).toEqual(starts.toSorted((a, b) => a - b));
          for (const row of list.body.data) ids.add(row["id"]);
          more = list.body.pagination.hasNext;
        }
      }
      expect([...ids].sort()).toEqual([...sandbox.rows()].map(({ id }) => id).sort());
      expect(ids.size).toBe(400);
    }
  });

  it.each([
    "/v1/agents?name=a",
    "/v1/agents?limit=101",
    "/v1/agents?page=0",
    "/v1/agents?page=x",
    "/v1/agents/a/call-logs?from=1",
    "/v1/agents/a/call-logs?limit=0",
  ])("refuse %s", async (path) => {
    const { get, bearer } = open();
    expect((await get(path, await bearer())).status).toBe(400);
  });

  it("know a deleted agent by its id only", async () => {
    const { sandbox, get, bearer } = open();
    const headers = await bearer();
    const listed = new Set((await get("/v1/agents?limit=100", headers)).body.data.map(({ id }) => id));
    const deleted = [...sandbox.rows()].find((row) => !listed.has(row.agent_id))?.agent_id ?? "";
    expect((await get(`/v1/agents/${deleted}/call-logs`, headers)).body.pagination.total).toBeGreaterThan(0);
    expect((await get("/v1/agents/nobody/call-logs", headers)).status).toBe(404);
  });

  it("carry credentials in agents, and each documented variant in calls", async () => {
    const { sandbox, get, bearer } = open();
    const { text } = await get("/v1/agents?limit=100", await bearer());
    for (const secret of sandbox.planted) expect(text).toContain(secret);
    const rows = [...sandbox.rows()];
    const some = (pattern: RegExp) => rows.some((row) => pattern.test(JSON.stringify(row)));
    for (const pattern of [
      /"room_name":"sipRoom-_/,
      /"room_name":"agent-[^"]+-out-/,
      /"room_name":"agent-[0-9a-f-]{36}-\d{13}"/,
      /"call_started_at":"[^"]+\.\d{3}Z"/,
      /"call_started_at":"[^"]+\.\d{6}\+00:00"/,
      /"is_partial":true/,
      /"speaker":"system"/,
      /"transcript_json":null/,
      /"summary_text":null/,
      /"caller_id":"anonymous"/,
    ]) {
      expect([pattern, some(pattern)]).toEqual([pattern, true]);
    }
    expect(rows.some((row) => row.recording_url === undefined && row.call_duration > 0)).toBe(true);
  });
});

describe("a recording", () => {
  it("opens without a token, in parts, until its address ends", async () => {
    const { sandbox, get, pass } = open({ recordingLifetime: 60_000, recordingHost: "http://store.test" });
    const url = [...sandbox.rows()].find((row) => row.recording_url)?.recording_url ?? "";
    expect(url).toMatch(/^http:\/\/store\.test\//);
    expect((await get(url)).text.slice(0, 4)).toBe("RIFF");
    const part = await get(url, { range: "bytes=0-3" });
    expect([part.status, part.text]).toEqual([206, "RIFF"]);
    expect((await get(url, { authorization: "Bearer any" })).status).toBe(400);
    expect((await get(url.replace(/Expires=\d+/, "Expires=9999999999999"))).status).toBe(403);
    pass(60_001);
    expect((await get(url)).status).toBe(403);
  });
});

describe("failures on request", () => {
  it.each(["429", "500", "401", "403", "404", "400-text", "400-error", "400-empty"] as const)(
    "%s",
    async (kind) => {
      const { sandbox, get, bearer } = open();
      const headers = await bearer();
      sandbox.control({ fail: { kind, times: 1 } });
      expect((await get("/v1/agents", headers)).status).toBe(Number(kind.slice(0, 3)));
      expect((await get("/v1/agents", headers)).status).toBe(200);
    },
  );

  it("include calls that arrive during the reading", async () => {
    const { sandbox, get, bearer } = open();
    const headers = await bearer();
    const id = textOf((await get("/v1/agents", headers)).body.data[0]?.["id"]);
    sandbox.control({ arriveEvery: 2 });
    for (let count = 0; count < 4; count += 1) await get(`/v1/agents/${id}/call-logs`, headers);
    expect(sandbox.state().calls).toBe(402);
  });
});
