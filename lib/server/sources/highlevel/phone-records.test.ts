import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { PhoneRecord } from "@/lib/calls/call";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { fixed } from "@/lib/testing/fixed";
import type { PhoneRecordPage } from "../source";
import { createFastClock } from "../testing/fast-clock";
import { createHighLevelSource } from "./source";

const never = new AbortController().signal;
const sandbox = createHighLevelSandbox({ calls: 1500, rateLimit: null });
afterEach(() => sandbox.fetch(new Request("http://sandbox/sandbox/reset", { method: "POST" })));

/** @param answer in place of the sandbox's */
function open(answer?: (request: Request) => Response) {
  const requests: Request[] = [];
  const source = createHighLevelSource(
    {
      slug: "main",
      baseUrl: "http://localhost",
      token: sandbox.token,
      locationId: sandbox.locationId,
      apiVersion: "v3",
    },
    {
      clock: createFastClock(200),
      fetch: async (input, init) => {
        const request = new Request(input, init);
        requests.push(request);
        return answer?.(request) ?? sandbox.fetch(request);
      },
    },
  );
  return { source, requests };
}

const json = (body: unknown, status = 200) => Response.json(body, { status });

async function readOne(row: unknown): Promise<PhoneRecord[]> {
  const { source } = open(() => json({ messages: [row], nextCursor: null }));
  return (await source.phoneRecords.page("newest", undefined, never)).records;
}

describe("the phone records of a location", () => {
  it("come in pages of 500, the newest first, by a cursor to the end", async () => {
    const { source, requests } = open();
    const pages: PhoneRecordPage[] = [];
    for (let next: string | undefined; pages.length === 0 || next !== undefined; next = pages.at(-1)?.next) {
      pages.push(await source.phoneRecords.page("newest", next, never));
    }
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.map(({ rows }) => rows).slice(0, -1)).toEqual(pages.slice(1).map(() => 500));
    expect(pages.reduce((sum, { rows }) => sum + rows, 0)).toBe(pages[0]?.total);
    const [first] = requests;
    expect(Object.fromEntries(new URL(first?.url ?? "").searchParams)).toEqual({
      locationId: sandbox.locationId,
      channel: "Call",
      limit: "500",
      sortBy: "createdAt",
      sortOrder: "desc",
    });
    expect(first?.headers.get("version")).toBe("2021-04-15");
  });

  it("name each call of the log by its own key", async () => {
    const { source } = open();
    const { records } = await source.phoneRecords.page("newest", undefined, never);
    const { calls } = await source.live.list(
      {
        window: {},
        kind: "all",
        agents: [],
        contacts: [],
        actions: [],
        sort: { by: "startedAt", descending: true },
        page: 1,
        size: 50,
      },
      never,
    );
    const ids = new Set(records.map(({ id }) => id));
    const keys = calls.flatMap(({ phoneRecordId }) => phoneRecordId ?? []);
    expect(keys.filter((key) => ids.has(key)).length).toBeGreaterThan(keys.length * 0.8);
  });

  it.each([
    [{ callStatus: "completed" }, "answered"],
    [{ callStatus: "answered" }, "answered"],
    [{ callStatus: "voicemail" }, "voicemail"],
    [{ call: { status: "No_Answer" } }, "no-answer"],
    [{ call: { status: "busy" } }, "busy"],
    [{ call: { status: "failed" } }, "failed"],
    [{ callStatus: "canceled" }, "canceled"],
    [{ callStatus: "Ringing Out" }, "ringing-out"],
    [{ callStatus: "pending" }, undefined],
    [{ callStatus: 7, call: { status: "busy" } }, "busy"],
    [{ call: "odd" }, undefined],
    ["odd", undefined],
    [undefined, undefined],
  ])("with %j say %s", async (meta, status) => {
    const [record] = await readOne({ id: "message-1", direction: "Inbound", status: "completed", meta });
    expect(record).toEqual({ id: "message-1", direction: "inbound", ...(status && { status }) });
  });

  it("tell when they changed, and keep what is odd about the rest apart", async () => {
    const dates = { dateAdded: "2026-11-20T18:00:00Z", dateUpdated: "2026-11-20T18:05:00.000Z" };
    const changedAt = Date.parse(dates.dateUpdated);
    expect(await readOne({ id: "message-1", direction: "sideways", ...dates })).toEqual([
      { id: "message-1", changedAt },
    ]);
    expect(await readOne({ id: 17, direction: null, dateAdded: dates.dateAdded })).toEqual([{ id: "17" }]);
    for (const row of [null, 7, {}, { id: " " }, { id: "x".repeat(600) }])
      expect(await readOne(row)).toEqual([]);
  });

  it("never throw on a row, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (row, meta) => {
        await readOne(row);
        const [record] = await readOne({ id: "message-1", meta, direction: row });
        expect(record?.id).toBe("message-1");
      }),
      fixed(60),
    );
  });

  it("are not asked for again without the scope, which is found to be missing", async () => {
    sandbox.control({ scopes: ["voice-ai-dashboard.readonly"] });
    const { source, requests } = open();
    const failing = source.phoneRecords.page("newest", undefined, never);
    await expect(failing).rejects.toMatchObject({ code: "upstream_forbidden" });
    expect(requests).toHaveLength(1);
    await source.listAgents(never);
    expect(Object.fromEntries(source.scopes.found())).toEqual({
      "conversations/message.readonly": false,
      "voice-ai-agents.readonly": false,
    });
  });

  it("say that a cursor is refused", async () => {
    const { source } = open();
    const failing = source.phoneRecords.page("changed", "gone", never);
    await expect(failing).rejects.toMatchObject({ code: "upstream_rejected" });
  });

  it("are malformed without a list", async () => {
    const { source } = open(() => json({ total: 3 }));
    const failing = source.phoneRecords.page("newest", undefined, never);
    await expect(failing).rejects.toMatchObject({ code: "upstream_malformed" });
  });
});
