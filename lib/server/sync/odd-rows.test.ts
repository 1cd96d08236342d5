import { afterAll, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "./context";
import { readProgress } from "./progress";
import { fillRound, headRound } from "./rounds";
import { connectTo } from "./testing/mirrored";

const database = await testDatabase();
afterAll(() => database.close());

const now = Date.parse("2026-11-20T18:00:00Z");
const long = Array.from({ length: 4_000 }, (_, at) =>
  String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000)),
).join("");
const nested = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`) as unknown;

const odd: object[] = [
  { id: long },
  { id: "" },
  { agentId: long, contactId: long, fromNumber: 15550100129 },
  { agentId: "__proto__", contactId: "a\u0000b" },
  {
    executedCallActions: Array.from({ length: 700 }, (_, at) => ({
      actionType: `${long.slice(at, at + 90)}`,
    })),
  },
  { executedCallActions: [{ actionType: long }, { actionType: "toString" }, { actionType: "__proto__" }] },
  {
    extractedData: Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [long.slice(at % 3_900, (at % 3_900) + 20) + at, at]),
    ),
  },
  { extractedData: { [long]: long, "": "x" } },
  { extractedData: nested(3_000) },
  { extractedData: { deep: nested(400) } },
  { duration: 1e308 },
  { duration: 1.7e308 },
  { duration: "1e308" },
  { duration: "-Infinity" },
  { summary: `ก${"\u0e31".repeat(5_000)} a\u0000b\ud800` },
  { summary: "x".repeat(3_000_000), transcript: "human: y ".repeat(400_000) },
];

const rows = odd.flatMap((fields, at) => [
  { id: `plain-${at}`, createdAt: now - 60_000 * (2 * at + 1), trialCall: false },
  { id: `odd-${at}`, createdAt: now - 60_000 * (2 * at + 2), trialCall: false, ...fields },
]);

const fetch: typeof globalThis.fetch = async (input) => {
  const { pathname, searchParams } = new URL(String(input));
  if (pathname.endsWith("/agents")) {
    return Response.json({
      agents: [
        { id: long, agentName: long },
        { id: "a\u0000b", agentName: "b" },
      ],
      total: 2,
    });
  }
  if (!pathname.endsWith("/call-logs")) return new Response(null, { status: 404 });
  const asked = (name: string, absent: number) => Number(searchParams.get(name) ?? absent);
  const [start, end] = [asked("startDate", 0), asked("endDate", now)];
  const inside = rows
    .filter(({ createdAt }) => createdAt >= start && createdAt <= end)
    .sort((a, b) =>
      searchParams.get("sort") === "ascend" ? a.createdAt - b.createdAt : b.createdAt - a.createdAt,
    );
  const size = asked("pageSize", 10);
  const first = (asked("page", 1) - 1) * size;
  return Response.json({ callLogs: inside.slice(first, first + size), total: inside.length });
};

it("odd rows are stored or counted, and the others are whole", async () => {
  vi.spyOn(log, "warn").mockReturnValue();
  const connection = connectTo(
    { url: "http://127.0.0.1:1", token: "pit-12345678", locationId: "odd" },
    { fetch },
  );
  await registerConnection(database, connection, now);
  const context = createContext(database, connection, () => now);
  const { signal } = new AbortController();
  await headRound(context, signal);
  await fillRound(context, signal);
  const progress = await readProgress(database, connection, { absent: { state: "idle" }, now });
  expect(progress.error).toBeUndefined();
  expect(progress.ranges.every(({ verified }) => verified)).toBe(true);
  expect([progress.loaded, progress.unreadable]).toEqual([rows.length - 3, 3]);
  const plain = await database.query(`select from calls where connection_id = $1 and id like 'plain-%'`, [
    connection.connectionId,
  ]);
  expect(plain).toHaveLength(odd.length);
  const agents = await database.query<{ id: string }>(
    `select id from agents where connection_id = $1 order by length(id)`,
    [connection.connectionId],
  );
  expect(agents.map(({ id }) => id.slice(0, 9))).toEqual(["a\uFFFDb", "__proto__", long.slice(0, 9)]);
});
