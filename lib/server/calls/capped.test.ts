import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Metrics } from "@/lib/calls/answers";
import { markLinks } from "@/lib/calls/charts/mark-links";
import { completeQuery, parseQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { getCall } from "./get-call";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, openAccount, patient } from "./testing/account";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const sandbox = createHighLevelSandbox({ calls: 6000, rateLimit: null, now: () => now });

/** Rows without their long texts, which nothing here looks at. */
async function light(request: Request): Promise<Response> {
  const answer = await sandbox.fetch(request);
  if (!request.url.includes("call-logs?")) return answer;
  const { callLogs, total } = (await answer.json()) as { callLogs: object[]; total: number };
  const short = { transcript: "", transcriptWithToolCalls: [], translation: null };
  return Response.json({ callLogs: callLogs.map((row) => ({ ...row, ...short })), total });
}
const { reader, sent } = openAccount({ ...sandbox, fetch: light });
const query = completeQuery({ range: "all", kind: "all" });

/** An account with more calls than one read holds: the newest 5,000 are counted. */
describe("more calls than one read holds", { timeout: 60_000 }, () => {
  let metrics: Metrics;

  beforeAll(async () => {
    vi.spyOn(Date, "now").mockReturnValue(now);
    metrics = await measureCalls(reader, query, patient());
  }, 60_000);
  afterAll(() => forgetAll());

  const list = (link: string) => {
    vi.spyOn(Date, "now").mockReturnValue(now);
    return listCalls(reader, parseQuery(new URL(link, "http://localhost").searchParams).query, patient());
  };

  it("are counted from a full minute on, and say so", () => {
    const { coverage, total, volume, previous } = metrics;
    expect(coverage).toMatchObject({ complete: false, loaded: 5000, expected: 6000 });
    expect(Date.parse(coverage.from ?? "") % 60_000).toBe(0);
    expect(total).toBeLessThanOrEqual(5000);
    expect(total).toBeGreaterThan(4900);
    expect(Date.parse(volume[0]?.start ?? "")).toBeGreaterThanOrEqual(Date.parse(coverage.from ?? ""));
    expect(volume.reduce((sum, { calls }) => sum + calls, 0)).toBe(total);
    expect(previous).toBeUndefined();
  });

  it("are listed in whole where the upstream can, with marks that open what they count", async () => {
    const links = markLinks(query, metrics);
    expect((await list("/calls?range=all&kind=all")).total).toBe(6000);
    expect((await list(links.calls)).total).toBe(metrics.total);
    const [agent, action] = [metrics.agents[2], metrics.actions[1]];
    const bucket = metrics.volume.at(-3);
    if (!agent || !action || !bucket) throw new Error("too few marks");
    expect((await list(links.agent(agent.id) ?? "")).total).toBe(agent.calls);
    expect((await list(links.action(action.type) ?? "")).total).toBe(action.calls);
    expect((await list(links.bucket(bucket) ?? "")).total).toBe(bucket.calls);
    expect((await list(links.bucket(metrics.volume[0] ?? bucket) ?? "")).total).toBe(
      metrics.volume[0]?.calls,
    );
  });

  it("are listed from one more read where it needs all of the counted ones", async () => {
    const bar = metrics.duration.histogram[3];
    if (!bar) throw new Error("too few bars");
    expect((await list(markLinks(query, metrics).duration(bar))).total).toBe(bar.count);
  });

  it("are not listed where that would be wrong: the answer advises a shorter range", async () => {
    sent.length = 0;
    await expect(list("/calls?range=all&kind=all&min=30")).rejects.toMatchObject({
      code: "bad_request",
      message: expect.stringMatching(/5,000 of 6,000 calls.*shorter range/),
    });
    expect(sent).toEqual([]);
    expect((await list("/calls?range=7d&kind=all&min=30")).total).toBeGreaterThan(0);
    forgetAll();
    sent.length = 0;
    await expect(list("/calls?range=all&kind=all&min=30")).rejects.toMatchObject({ code: "bad_request" });
    expect(sent.filter(({ url }) => url.includes("call-logs"))).toHaveLength(1);
    await expect(list("/calls?range=all&kind=all&min=60")).rejects.toMatchObject({ code: "bad_request" });
    expect(sent.filter(({ url }) => url.includes("call-logs"))).toHaveLength(1);
  });

  it("have a place in the list near the page that one comes from, and a notice elsewhere", async () => {
    const page = await list("/calls?range=all&kind=all&page=190");
    const key = { connection: "main", id: page.calls[0]?.id ?? "" };
    const near = await getCall(reader, key, { ...query, page: 190 }, patient());
    expect(near.position).toMatchObject({ index: 189 * 25 + 1, total: 6000 });
    const far = await getCall(reader, key, query, patient());
    expect(far.position).toBeUndefined();
    expect(far.notices).toMatchObject([{ code: "position_unavailable" }]);
  });
});
