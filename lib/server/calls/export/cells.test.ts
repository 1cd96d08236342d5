import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import type { CallRow } from "@/lib/calls/call";
import { completeQuery } from "@/lib/calls/query/query";
import { asText, cellOf, localSeconds, utcOffset } from "./cells";
import { contentDisposition } from "./file-name";
import { csvOfRows } from "./formats";

const context = {
  zone: "America/Chicago",
  origin: "https://calls.example.com",
  connectionName: (slug: string) => `=The ${slug}`,
};

it.each([
  ["=1+1", "'=1+1"],
  ["+SUM(A1)", "'+SUM(A1)"],
  ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
  ["@now", "'@now"],
  ["\ttab", "'\ttab"],
  ["\rreturn", "'\rreturn"],
  ["＝1+1", "'＝1+1"],
  ["+15550100", "+15550100"],
  ["-5.5", "-5.5"],
  ["+1 555 0100", "'+1 555 0100"],
  ["a=1", "a=1"],
  ["", ""],
])("%j is safe in a spreadsheet as %j", (text, expected) => expect(asText(text)).toBe(expected));

it.each([
  ["2026-11-18T18:00:05.000Z", "America/Chicago", "2026-11-18 12:00:05", "UTC-06:00"],
  ["2026-11-18T18:00:05.999Z", "Asia/Kathmandu", "2026-11-18 23:45:05", "UTC+05:45"],
  ["2026-11-01T06:30:00.000Z", "America/Chicago", "2026-11-01 01:30:00", "UTC-05:00"],
  ["2026-11-01T07:30:00.000Z", "America/Chicago", "2026-11-01 01:30:00", "UTC-06:00"],
  ["2026-12-31T23:59:59.000Z", "UTC", "2026-12-31 23:59:59", "UTC+00:00"],
])("%s in %s is %s, %s", (iso, zone, local, offset) =>
  expect([localSeconds(iso, zone), utcOffset(iso, zone)]).toEqual([local, offset]),
);

const call: CallRow = {
  id: "call-1",
  connection: "main",
  startedAt: "2026-11-18T18:00:05.000Z",
  duration: 75.5,
  agent: { id: "agent-1", name: "=Front desk", deleted: false },
  contact: { id: "contact-1" },
  fromNumber: "+15550100",
  kind: "live",
  actions: [
    { type: "SMS", parameters: {} },
    { type: "CALL_TRANSFER", parameters: {} },
  ],
  extracted: { "Guests, all": 4, Note: 'He said "yes"\r\nand left', Days: ["Mon"] },
  recording: "none",
};

it("writes a row as the page shows it", () => {
  const cell = (column: Parameters<typeof cellOf>[0]) => cellOf(column, call, context);
  expect(
    (
      [
        "startedAt",
        "caller",
        "contact",
        "agent",
        "connection",
        "duration",
        "kind",
        "actions",
        "transferred",
        "summary",
      ] as const
    ).map(cell),
  ).toEqual([
    "2026-11-18 12:00:05",
    "+15550100",
    "contact-1",
    "'=Front desk",
    "'=The main",
    75.5,
    "Live",
    "SMS; Call transfer",
    "",
    "",
  ]);
  expect((["extracted.Guests, all", "extracted.Days", "extracted.toString"] as const).map(cell)).toEqual([
    4,
    '["Mon"]',
    "",
  ]);
});

it("writes a table by RFC 4180 with a byte order mark, and id and link of each call", () => {
  const { head, write } = csvOfRows(["caller", "extracted.Note", "extracted.Guests, all"], context);
  expect(head + write([call])).toBe(
    '\uFEFFCaller,Note,"Guests, all",Call ID,Link\r\n+15550100,"He said ""yes""\r\nand left",4,call-1,https://calls.example.com/calls/main/call-1\r\n',
  );
});

it("writes the zone of a start in columns of its own, and durations with their unit", () => {
  const { head, write } = csvOfRows(["startedAt", "duration"], context);
  expect(head.trim()).toBe("Start,Time zone,UTC offset,Duration (s),Call ID,Link");
  expect(write([call])).toContain("2026-11-18 12:00:05,America/Chicago,UTC-06:00,75.5,call-1,");
});

it.each([
  ["=1+1", "'=1+1", "%3D1%2B1"],
  ["a/b?c;=d", "a/b?c;'=d", "a%2Fb%3Fc%3B%3Dd"],
  ["0".repeat(30), "0".repeat(30), "0".repeat(30)],
])("writes the id %j as %j and links to %s", (id, written, path) => {
  const { write } = csvOfRows(["kind"], context);
  const cells = parse(write([{ ...call, id }]))[0];
  expect(cells).toEqual(["Live", written, `https://calls.example.com/calls/main/${path}`]);
});

it("names a file by query, zone and time", () => {
  const at = Date.parse("2026-11-18T18:00:05.000Z");
  const name = (given: Parameters<typeof completeQuery>[0]) =>
    contentDisposition(completeQuery(given), "America/Chicago", at, "csv");
  expect(name({})).toBe(
    `attachment; filename="callboard-30d-America-Chicago-2026-11-18T1200.csv"; filename*=UTF-8''callboard-30d-America-Chicago-2026-11-18T1200.csv`,
  );
  expect(name({ range: "7d", agent: ["a/b", 'é"x'] })).toContain(
    'filename="callboard-7d-agent-a-b-x-America-Chicago-2026-11-18T1200.csv"',
  );
  expect(name({ agent: ["é"], page: 3 })).toContain("filename*=UTF-8''callboard-30d-agent-%C3%A9-America");
  expect(name({ from: { date: "2026-11-01" }, kind: "all" })).toContain(
    'filename="callboard-from-2026-11-01-kind-all-America-Chicago-2026-11-18T1200.csv"',
  );
  expect(name({ q: "x".repeat(500) }).length).toBeLessThan(420);
});
