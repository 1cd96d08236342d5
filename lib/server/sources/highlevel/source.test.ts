import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { serve, type Served } from "@/lib/sandbox/serve";
import type { SourceQuery } from "../source";
import { createFastClock } from "../testing/fast-clock";
import { createHighLevelSource, type HighLevelSource } from "./source";

const today = Date.UTC(2026, 9, 5, 12);
const sandbox = createHighLevelSandbox({
  calls: 300,
  rateLimit: null,
  now: () => today,
  token: "pit-test-token",
});
const rows = [...sandbox.rows()];
const everything: SourceQuery = {
  window: {},
  kind: "all",
  agents: [],
  contacts: [],
  actions: [],
  sort: { by: "startedAt", descending: true },
  page: 1,
  size: 50,
};
const never = new AbortController().signal;

let served: Served;
let source: HighLevelSource;
let sent: Request[] = [];

beforeAll(async () => {
  served = await serve((request) => {
    if (!request.url.includes("/sandbox/")) sent.push(request);
    return sandbox.fetch(request);
  });
});
afterAll(() => served.close());
beforeEach(async () => {
  await fetch(`${served.url}/sandbox/reset`, { method: "POST" });
  sent = [];
  const settings = {
    slug: "demo",
    baseUrl: served.url,
    token: sandbox.token,
    locationId: sandbox.locationId,
    apiVersion: "2021-04-15",
  };
  source = createHighLevelSource(settings, { clock: createFastClock(10), today: () => today });
});

const paths = () => sent.map(({ url }) => new URL(url).pathname);
const control = (change: object) =>
  fetch(`${served.url}/sandbox/control`, { method: "POST", body: JSON.stringify(change) });

describe("listCalls", () => {
  it("reads every call of the account, in order, with its total", async () => {
    const ids: string[] = [];
    for (let page = 1; page <= 6; page += 1) {
      const { calls, total, unreadable, rows } = await source.live.list({ ...everything, page }, never);
      expect([total, unreadable, rows]).toEqual([300, 0, 50]);
      ids.push(...calls.map(({ id }) => id));
    }
    expect(ids).toEqual(rows.map(({ id }) => id).reverse());
  });

  it("asks for what the filters say", async () => {
    const agent = rows.at(-1)?.agentId ?? "";
    const window = { start: today - 60 * 86_400_000, end: today };
    const { calls } = await source.live.list({ ...everything, kind: "live", agents: [agent], window }, never);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      expect([call.kind, call.agent?.id, call.connection]).toEqual(["live", agent, "demo"]);
      expect(Date.parse(call.startedAt)).toBeGreaterThanOrEqual(window.start);
    }
  });

  it("asks nothing for an empty window", async () => {
    const page = await source.live.list({ ...everything, window: { start: 5, end: 5 } }, never);
    expect([page.calls, page.total, sent.length]).toEqual([[], 0, 0]);
  });

  it("counts a row that cannot be read, and keeps the others", async () => {
    for (const page of [1, 2, 3]) {
      await control({ fail: { kind: "bad-row", times: 1 } });
      const answer = await source.live.list({ ...everything, page }, never);
      expect([answer.calls.length, answer.unreadable, answer.rows]).toEqual([49, 1, 50]);
    }
  });

  it("takes the total by its other name, and does without one", async () => {
    await control({ fail: { kind: "total-records", times: 1 } });
    expect((await source.live.list(everything, never)).total).toBe(300);
    await control({ fail: { kind: "no-total", times: 1 } });
    expect((await source.live.list(everything, never)).total).toBeUndefined();
  });
});

describe("getCall", () => {
  const spoken = rows.findLast((row) => (row.transcriptWithToolCalls?.length ?? 0) > 3)?.id ?? "";

  it("keeps the timed turns of the list that it was opened from", async () => {
    await source.live.list({ ...everything, size: 50 }, never);
    sent = [];
    const { calls } = await source.live.list({ ...everything, size: 50 }, never);
    const listed = calls.find(({ transcript }) => transcript.timing === "exact");
    const call = await source.getCall(listed?.id ?? "", never);
    expect(paths()).toHaveLength(2);
    expect(call.transcript).toEqual(listed?.transcript);
  });

  it("looks them up around its start where no list showed it, once", async () => {
    const call = await source.getCall(spoken, never);
    expect(call.transcript.timing).toBe("exact");
    expect(paths()).toEqual([`/voice-ai/dashboard/call-logs/${spoken}`, "/voice-ai/dashboard/call-logs"]);
    const again = await source.getCall(spoken, never);
    expect(again).toEqual(call);
    expect(sent).toHaveLength(3);
  });

  it.each(["500", "hang", "html", "401-scope"])(
    "does without them when the lookup meets %s",
    async (kind) => {
      sent = [];
      const detail = await source.getCall(spoken, never);
      const fresh = createHighLevelSource(
        {
          slug: "demo",
          baseUrl: served.url,
          token: sandbox.token,
          locationId: sandbox.locationId,
          apiVersion: "v3",
        },
        {
          clock: createFastClock(10),
          fetch: async (url, init) => {
            if (String(url).includes("startDate")) await control({ fail: { kind, path: "call-logs" } });
            return fetch(url, init);
          },
        },
      );
      const call = await fresh.getCall(spoken, never);
      expect(call.transcript.timing).toBe("none");
      const words = (turns: typeof call.transcript.turns) =>
        turns
          .filter(({ speaker }) => speaker === "agent" || speaker === "caller")
          .map(({ index, text }) => [index, text]);
      expect(words(call.transcript.turns)).toEqual(words(detail.transcript.turns));
    },
  );

  it.each(["", "../agents", "a b", "x".repeat(129), "é"])("does not ask for %o", async (id) => {
    await expect(source.getCall(id, never)).rejects.toMatchObject({ code: "not_found" });
    expect(sent).toHaveLength(0);
  });

  it("says that a call does not exist", async () => {
    await expect(source.getCall("507f1f77bcf86cd799439011", never)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(sent).toHaveLength(1);
  });
});

describe("names", () => {
  it("lists the agents once for all who ask", async () => {
    const [agents, same] = await Promise.all([source.listAgents(never), source.listAgents(never)]);
    expect(agents.length).toBeGreaterThan(5);
    expect(agents.every(({ id, name }) => id !== "" && name !== "")).toBe(true);
    expect(same).toEqual(agents);
    await source.listAgents(never);
    expect(paths()).toEqual(["/voice-ai/agents"]);
  });

  it("reads all pages of agents, leaves out what cannot be read, and keeps old names when it fails", async () => {
    let now = 1e6;
    let broken = false;
    const row = (index: number) =>
      index === 3 ? { id: "a3" } : { id: `a${index}`, agentName: ` Agent ${index} ` };
    const asked: string[] = [];
    const agents = createHighLevelSource(
      { slug: "demo", baseUrl: "http://127.0.0.1", token: "t", locationId: "l", apiVersion: "v3" },
      {
        clock: { now: () => now, setTimer: () => () => undefined },
        fetch: (input) => {
          const page = new URL(String(input)).searchParams.get("page");
          asked.push(String(page));
          const first = (Number(page) - 1) * 50;
          const rows = Array.from({ length: Math.min(50, 60 - first) }, (_, index) => row(first + index));
          return Promise.resolve(
            broken ? new Response("no", { status: 400 }) : Response.json({ total: 60, agents: rows }),
          );
        },
      },
    );
    const list = await agents.listAgents(never);
    expect([list.length, list[0], asked]).toEqual([59, { id: "a0", name: "Agent 0" }, ["1", "2"]]);
    now += 301_000;
    broken = true;
    expect(await agents.listAgents(never)).toEqual(list);
    expect(asked).toHaveLength(3);
    await agents.listAgents(never);
    expect(asked).toHaveLength(3);
    now += 61_000;
    await agents.listAgents(never);
    expect(asked).toHaveLength(4);
  });

  it("does without them, for a while, where the token may not read them", async () => {
    await control({ scopes: ["voice-ai-dashboard.readonly"] });
    expect(await source.listAgents(never)).toEqual([]);
    expect(await source.listAgents(never)).toEqual([]);
    expect(await source.names.zone(never)).toBeUndefined();
    expect(await source.names.zone(never)).toBeUndefined();
    const refused = { code: "upstream_forbidden" };
    await expect(source.names.contact("x", never)).rejects.toMatchObject(refused);
    await expect(source.names.contact("x", never)).rejects.toMatchObject(refused);
    expect(paths()).toEqual(["/voice-ai/agents", `/locations/${sandbox.locationId}`, "/contacts/x"]);
  });

  it("names a contact, says that one is gone, and asks for no odd id", async () => {
    const id = rows.find((row) => row.contactId !== undefined)?.contactId ?? "";
    const name = expect.stringMatching(/\w+ \w+/) as string;
    expect(await source.names.contact(id, never)).toEqual({ name, deleted: false });
    expect(await source.names.contact("nobody", never)).toEqual({ deleted: true });
    expect(await source.names.contact("../x", never)).toEqual({ deleted: false });
    await source.names.contact(id, never);
    expect(sent).toHaveLength(2);
    await source.names.contact(id, never, "background");
    expect(sent).toHaveLength(3);
  });

  it("knows the account's zone and name by one request", async () => {
    expect(await source.names.account(never)).toBe("Lakeside Front Office");
    expect(await source.names.zone(never)).toBe("America/Chicago");
    await source.names.zone(never);
    expect(paths()).toEqual([`/locations/${sandbox.locationId}`]);
  });
});

it("sends documented parameters and headers only, and nothing but GET", async () => {
  const withAll = { kind: "live", agents: ["a"], contacts: ["c", "d"], actions: ["SMS"] } as const;
  await source.live.list({ ...everything, ...withAll, window: { start: 1, end: 9 } }, never);
  await source.getCall(rows.at(-1)?.id ?? "", never);
  await Promise.all([source.listAgents(never), source.names.zone(never), source.names.contact("x", never)]);
  const recorded = rows.findLast((row) => row.messageId !== undefined)?.id ?? "";
  await (await source.openRecording({ id: recorded }, "bytes=0-9", never))?.body.cancel();
  const parameters = new Set(
    "locationId agentId contactId callType startDate endDate actionType sortBy sort page pageSize".split(" "),
  );
  // What fetch itself adds is not ours to choose.
  const transport = "host connection accept-language accept-encoding sec-fetch-mode user-agent";
  const ours = new Set(["authorization", "version", "accept"]);
  expect(new Set(paths()).size).toBe(6);
  for (const request of sent) {
    const { pathname, searchParams } = new URL(request.url);
    expect(request.method).toBe("GET");
    expect([...searchParams.keys()].filter((name) => !parameters.has(name))).toEqual([]);
    const added = new Set([
      ...ours,
      ...transport.split(" "),
      ...(pathname.endsWith("/recording") ? ["range"] : []),
    ]);
    expect([...request.headers.keys()].filter((name) => !added.has(name))).toEqual([]);
    expect(request.headers.get("authorization")).toBe(`Bearer ${sandbox.token}`);
    const crm = /^\/(contacts|locations)\//.test(pathname);
    expect(request.headers.get("version")).toBe(crm ? "2021-07-28" : "2021-04-15");
  }
});

it("lets no credential out of what the sandbox holds", async () => {
  for (let page = 1; page <= 6; page += 1) {
    const text = JSON.stringify(await source.live.list({ ...everything, page }, never));
    expect(text).not.toMatch(/authenticationValue|Bearer |sk_|pit-test-token/);
  }
});
