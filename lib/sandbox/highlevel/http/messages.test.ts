import { describe, expect, it } from "vitest";
import { ask } from "../../ask";
import { createHighLevelSandbox } from "../../highlevel";

const now = Date.parse("2026-11-20T18:00:00Z");
const open = () => createHighLevelSandbox({ now: () => now, rateLimit: null, calls: 900 });
const sandbox = open();

interface Row {
  id: string;
  direction: string;
  dateAdded: string;
  dateUpdated?: string;
  meta: { callStatus?: string; call?: { status: string } };
}

interface Page {
  messages: Row[];
  nextCursor: string | null;
  total: number;
}

const pathOf = (parameters: Record<string, string>, { locationId } = sandbox) =>
  `/conversations/messages/export?${new URLSearchParams({ locationId, channel: "Call", ...parameters }).toString()}`;

async function read(parameters: Record<string, string> = {}, from = sandbox): Promise<Page> {
  const answer = await ask(from, pathOf(parameters, from));
  expect(answer.status).toBe(200);
  const page: Page = await answer.json();
  return page;
}

async function readAll(parameters: Record<string, string> = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Page = await read({ limit: "200", ...parameters, ...(cursor !== "" && { cursor }) });
    rows.push(...page.messages);
    cursor = page.nextCursor;
  }
  return rows;
}

describe("the export of messages", () => {
  it("lists most calls that have a message, those of other people, and some twice", async () => {
    const rows = await readAll();
    const ids = new Set(rows.map(({ id }) => id));
    const own = [...sandbox.rows()].flatMap(({ messageId }) => messageId ?? []);
    const known = own.filter((id) => ids.has(id));
    expect(known.length).toBeLessThan(own.length);
    expect(known.length).toBeGreaterThan(own.length * 0.9);
    expect(ids.size).toBeGreaterThan(known.length * 1.1);
    expect(rows.length).toBeGreaterThan(ids.size);
  });

  it("writes the status in both documented forms", async () => {
    const { messages } = await read({ limit: "500" });
    const forms = messages.map(({ meta }) => (meta.call ? "nested" : "flat"));
    expect(new Set(forms)).toEqual(new Set(["nested", "flat"]));
    const statuses = messages.map(({ meta }) => meta.call?.status ?? meta.callStatus);
    expect(statuses).toEqual(expect.arrayContaining(["completed", "answered", "voicemail", "no-answer"]));
  });

  it("is the newest first, or as it is asked for", async () => {
    const starts = (await readAll()).map(({ dateAdded }) => dateAdded);
    expect(starts).toEqual(starts.toSorted().reverse());
    const up = (await readAll({ sortOrder: "asc" })).map(({ dateAdded }) => dateAdded);
    expect(up).toEqual(up.toSorted());
    expect((await read()).messages).toHaveLength(100);
  });

  it("shows a change at the front of the changes", async () => {
    const changing = open();
    const call = [...changing.rows()].slice(0, 60).find(({ messageId }) => messageId !== undefined);
    changing.control({ changeMessages: [{ call: call?.id ?? "", status: "voicemail" }] });
    const { messages } = await read({ sortBy: "updatedAt" }, changing);
    const all = messages.map(({ id }) => id);
    expect(all.indexOf(call?.messageId ?? "")).toBe(0);
  });

  it("refuses cursors that it does not know, and limits out of range", async () => {
    const dropping = open();
    const { nextCursor } = await read({ limit: "10" }, dropping);
    const cursor = nextCursor ?? "";
    expect((await ask(dropping, pathOf({ cursor }, dropping))).status).toBe(200);
    dropping.control({ dropCursors: true });
    expect((await ask(dropping, pathOf({ cursor }, dropping))).status).toBe(400);
    expect((await ask(dropping, pathOf({ cursor: "nonsense" }, dropping))).status).toBe(400);
    for (const limit of ["9", "501"]) expect((await ask(sandbox, pathOf({ limit }))).status).toBe(422);
  });

  it("needs its scope", async () => {
    const narrow = open();
    narrow.control({ scopes: ["voice-ai-dashboard.readonly"] });
    const answer = await ask(narrow, pathOf({}, narrow));
    expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining("scope")]);
  });
});
