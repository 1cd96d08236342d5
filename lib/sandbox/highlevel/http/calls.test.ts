import { describe, expect, it } from "vitest";
import { ask, callsPath } from "../../ask";
import { createHighLevelSandbox, type CallRow } from "../../highlevel";

const now = Date.parse("2026-11-20T18:00:00Z");
const sandbox = createHighLevelSandbox({ now: () => now, rateLimit: null, calls: 400 });
const rows = [...sandbox.rows()];

interface Page {
  callLogs: CallRow[];
  total: number;
  page: number;
  pageSize: number;
  traceId: string;
}

async function page(parameters: Record<string, string | number> = {}): Promise<Page> {
  const answer = await ask(sandbox, callsPath(parameters));
  expect(answer.status).toBe(200);
  const body: Page = await answer.json();
  return body;
}

const ids = (list: readonly CallRow[]): string[] => list.map(({ id }) => id);

describe("the list", () => {
  it("gives the newest ten by default", async () => {
    const { callLogs, traceId, ...rest } = await page();
    expect(rest).toEqual({ total: 400, page: 1, pageSize: 10 });
    expect(traceId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(callLogs).toEqual(rows.slice(-10).reverse());
  });

  it("gives each call once over all pages, whatever the order", async () => {
    for (const order of [
      {},
      { sortBy: "duration", sort: "ascend" },
      { sortBy: "createdAt", sort: "descend" },
    ]) {
      const pages = await Promise.all(
        [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => page({ ...order, page: at, pageSize: 50 })),
      );
      expect(new Set(pages.flatMap(({ callLogs }) => ids(callLogs))).size).toBe(400);
      expect(pages.at(-1)?.callLogs).toEqual([]);
    }
  });

  it("sorts by duration both ways, and heeds the direction only with a field", async () => {
    const up = (await page({ sortBy: "duration", sort: "ascend" })).callLogs.map(({ duration }) => duration);
    expect(up).toEqual([...up].sort((left, right) => left - right));
    const down = (await page({ sortBy: "duration", sort: "descend" })).callLogs.map(
      ({ duration }) => duration,
    );
    expect(down[0]).toBeGreaterThan(2400);
    expect(ids((await page({ sort: "ascend" })).callLogs)).toEqual(ids((await page()).callLogs));
  });

  it("takes both ends of the window", async () => {
    const [first, last] = [rows[100], rows[120]];
    const window = {
      startDate: Date.parse(first?.createdAt ?? ""),
      endDate: Date.parse(last?.createdAt ?? ""),
    };
    const { callLogs, total } = await page({ ...window, pageSize: 50 });
    expect(total).toBe(21);
    expect(ids(callLogs)).toEqual(ids(rows.slice(100, 121).reverse()));
    expect((await page({ ...window, sortBy: "duration" })).total).toBe(21);
  });

  it("filters by agent, contacts, kind and actions", async () => {
    const sample = rows.find((row) => row.executedCallActions.length > 1 && row.contactId !== undefined);
    const check = async (
      parameters: Record<string, string>,
      keep: (row: CallRow) => boolean,
    ): Promise<void> => {
      expect((await page({ ...parameters, pageSize: 1 })).total).toBe(rows.filter(keep).length);
    };
    const { agentId = "", contactId = "" } = sample ?? {};
    await check({ agentId }, (row) => row.agentId === agentId);
    await check({ callType: "LIVE" }, (row) => !row.trialCall);
    await check({ callType: "TRIAL", agentId }, (row) => row.trialCall && row.agentId === agentId);
    await check({ actionType: "SMS,CALL_TRANSFER" }, (row) =>
      row.executedCallActions.some(
        ({ actionType }) => actionType === "SMS" || actionType === "CALL_TRANSFER",
      ),
    );
    const contacts = await page({ contactId: `${contactId},nobody`, pageSize: 50 });
    expect(ids(contacts.callLogs)).toContain(sample?.id);
    expect((await page({ contactId: "nobody" })).total).toBe(0);
    expect((await page({ agentId: "nobody" })).total).toBe(0);
  });
});

describe("one call", () => {
  it("is bare and has no timed transcript", async () => {
    const row = rows.findLast(({ transcriptWithToolCalls }) => transcriptWithToolCalls !== undefined);
    const answer = await ask(
      sandbox,
      `/voice-ai/dashboard/call-logs/${row?.id ?? ""}?locationId=sandbox-location`,
    );
    const { transcriptWithToolCalls: _timed, ...rest } = row ?? {};
    expect(await answer.json()).toEqual({ ...rest, traceId: expect.any(String) });
  });

  it("is a 404 where there is none", async () => {
    for (const id of ["ffffffffffffffffffffffff", "x"]) {
      expect(
        (await ask(sandbox, `/voice-ai/dashboard/call-logs/${id}?locationId=sandbox-location`)).status,
      ).toBe(404);
    }
  });
});
