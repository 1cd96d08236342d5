import { afterEach, describe, expect, it, vi } from "vitest";
import { completeQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { createFastClock } from "@/lib/server/sources/testing/fast-clock";
import { getCall } from "./get-call";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, openAccount, patient } from "./testing/account";

const sandbox = createHighLevelSandbox({ calls: 30, rateLimit: null });
const query = completeQuery({ range: "all", kind: "all" });
const unnamed = [{ code: "names_unavailable", message: expect.stringContaining("names of the agents") }];
const failAgents = (kind: "503" | "hang" | "html") => sandbox.control({ fail: { kind, path: "agents" } });

afterEach(() => {
  sandbox.control({ fail: null });
  vi.restoreAllMocks();
  forgetAll();
});

describe("agents that cannot be read", () => {
  it.each(["503", "hang", "html"] as const)("cost the calls nothing but their names: %s", async (kind) => {
    const { reader, sent } = openAccount(sandbox, { clock: createFastClock(100) });
    failAgents(kind);
    const { calls, total, notices } = await listCalls(reader, query, patient());
    expect([total, notices]).toEqual([30, unnamed]);
    expect(calls.every(({ agent }) => agent?.name === undefined)).toBe(true);
    expect((await measureCalls(reader, query, patient())).notices).toEqual(unnamed);
    const key = { connection: "main", id: calls[0]?.id ?? "" };
    expect((await getCall(reader, key, query, patient())).notices).toEqual(unnamed);
    const asked = sent.filter(({ url }) => url.includes("/agents")).length;
    await listCalls(reader, query, patient());
    expect(sent.filter(({ url }) => url.includes("/agents"))).toHaveLength(asked);
  });

  it("are read on where a list has no more patience, so that the next one needs none", async () => {
    const { reader, sent } = openAccount(sandbox, { clock: createFastClock(100), timeZone: "UTC" });
    const asked = () => sent.filter(({ url }) => url.includes("/agents"));
    failAgents("hang");
    const impatient = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
    expect((await listCalls(reader, query, patient())).notices).toEqual(unnamed);
    impatient.mockReturnValue(new AbortController().signal);
    expect((await listCalls(reader, query, patient())).notices).toEqual(unnamed);
    expect(asked().length).toBeGreaterThan(0);
    const { length } = asked();
    await listCalls(reader, query, patient());
    expect(asked()).toHaveLength(length);
  });

  it("are not missed where the token may not read them", async () => {
    const closed = createHighLevelSandbox({ calls: 30, rateLimit: null });
    closed.control({ scopes: ["voice-ai-dashboard.readonly", "locations.readonly"] });
    const { reader } = openAccount(closed);
    expect((await listCalls(reader, query, patient())).notices).toEqual([]);
  });
});
