import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Call, CallRow, JsonValue } from "@/lib/calls/call";
import { bareCall } from "@/lib/testing/bare-call";
import type { ColumnId } from "@/lib/calls/fields/columns";
import { cleanText } from "@/lib/server/text/clean-text";
import { asText, cellOf, writeTranscript } from "./cells";
import { csvOfRows, csvWithTranscripts, ndjson } from "./formats";

const callWith = (more: Partial<Call>) => bareCall("call-1", Date.parse("2026-11-18T18:00:05Z"), more);

const summarized = (text: string) => callWith({ summary: { text, format: "plain" } });

const context = {
  zone: "UTC",
  origin: "https://calls.example.com",
  connectionName: (slug: string) => slug,
};

const fileOf = (columns: ColumnId[], calls: CallRow[]) => {
  const { head, write } = csvOfRows(columns, context);
  return head + write(calls);
};

/** The end of each row: id and link of the call. */
const ownEnd = "call-1,https://calls.example.com/calls/main/call-1\r\n";

const rowOf = (text: string) => fileOf(["summary"], [summarized(text)]).split("Summary,Call ID,Link\r\n")[1];

describe("quoting", () => {
  const breaks = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"];

  it.each([...breaks, ",", ";", "\t"].map((mark) => [JSON.stringify(mark), mark]))(
    "puts a text with %s in quotes",
    (_, mark) => expect(rowOf(`Asked.${mark}Done.`)).toBe(`"Asked.${mark}Done.",${ownEnd}`),
  );

  it("doubles quotes", () => expect(rowOf('say "hi"')).toBe(`"say ""hi""",${ownEnd}`));

  it("writes what UTF-8 cannot hold as U+FFFD, in headings too", () => {
    expect(rowOf("a\0b\ud83dc")).toBe(`a\ufffdb\ufffdc,${ownEnd}`);
    expect(fileOf(["extracted.\0\udc00"], [])).toBe("\uFEFF\ufffd\ufffd,Call ID,Link\r\n");
  });
});

describe("formulas", () => {
  it.each([
    ["ok\n=cmd|' /C calc'!A0", "ok\n'=cmd|' /C calc'!A0"],
    ["ok\r=cmd", "ok\r'=cmd"],
    ["ok\r\n+cmd", "ok\r\n'+cmd"],
    ["ok\u2028-cmd", "ok\u2028'-cmd"],
    ["ok\x85@cmd", "ok\x85'@cmd"],
    ["ok\n\n＝cmd", "ok\n\n'＝cmd"],
    ["ok\n  =cmd", "ok\n'  =cmd"],
    ["ok\n\u200b\u202a=cmd", "ok\n'\u200b\u202a=cmd"],
    ["\u00a0\u3000=cmd", "'\u00a0\u3000=cmd"],
    ["\u3164\u034f\u2800=cmd", "'\u3164\u034f\u2800=cmd"],
    ["\x01\x1b\x9f=cmd", "'\x01\x1b\x9f=cmd"],
    ["\0=cmd", "'\ufffd=cmd"],
    ["x;\0＝cmd", "x;'\ufffd＝cmd"],
    ['ok\n"=cmd', "ok\n'\"=cmd"],
    ["\n=cmd", "'\n'=cmd"],
    [" =cmd", "' =cmd"],
    ["\ufeff=cmd", "'\ufeff=cmd"],
    ["x;=cmd", "x;'=cmd"],
    ['x;"=cmd', "x;'\"=cmd"],
    ["x\t=cmd", "x\t'=cmd"],
    ["x\n\ttab", "x\n'\ttab"],
    ["﹢cmd", "'﹢cmd"],
    ["Item\n- one\n- two", "Item\n'- one\n'- two"],
    ["+15550100\n*cmd", "'+15550100\n*cmd"],
    ["Number:\n+15550100", "Number:\n'+15550100"],
    ["-5,5", "-5,5"],
    ["a=1\nb-2 + c@d", "a=1\nb-2 + c@d"],
    ["one\r\n\r\ntwo", "one\r\n\r\ntwo"],
  ])("writes %j as %j", (text, expected) => {
    expect(cellOf("summary", summarized(text), context)).toBe(expected);
  });

  it("writes an extracted number that is not plain as text", () => {
    const cell = (n: JsonValue) => cellOf("extracted.n", callWith({ extracted: { n } }), context);
    expect([-5.5, 1e21, -1e21, -1e-7].map(cell)).toEqual([-5.5, 1e21, "'-1e+21", "'-1e-7"]);
  });
});

describe("any call", () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ..."=+-@＝＋－＠﹢\t\r\n\u2028\u2029\x85\v\f;,\"' |0\u200b\ufeff",
          "\r\n",
          "cmd",
          "+15550100",
        ),
        fc.string({ unit: "binary", maxLength: 3 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(""));
  const value = fc.oneof(hostile, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.array(hostile));
  const call = fc
    .record({
      id: hostile.map(cleanText),
      text: hostile,
      name: hostile,
      type: hostile,
      number: hostile,
      said: hostile,
      value,
    })
    .map(({ id, text, name, type, number, said, value }) =>
      callWith({
        id,
        summary: { text, format: "plain" },
        agent: { id: "agent", name, deleted: false },
        contact: { name },
        fromNumber: number,
        actions: [
          { type, parameters: {} },
          { type: "SMS", parameters: {} },
        ],
        extracted: { field: value },
        transcript: {
          turns: [
            { index: 1, speaker: "agent", label: "bot", text: said },
            { index: 1, speaker: "system", label: text, text: said },
          ],
          timing: "none",
        },
      }),
    );
  const calls = fc.array(call, { maxLength: 4 });
  const columns = fc
    .uniqueArray(
      fc.constantFrom<ColumnId>(
        "startedAt",
        "caller",
        "contact",
        "agent",
        "actions",
        "summary",
        "extracted.field",
      ),
      { minLength: 1 },
    )
    .chain((standard) => hostile.map((name): ColumnId[] => [...standard, `extracted.${name}`]));

  const tableOf = (wanted: ColumnId[], found: Call[]) => {
    const { head, write } = csvWithTranscripts(wanted, context);
    return head + write(found);
  };

  const cellsOf = (column: ColumnId, each: Call) => [
    String(cellOf(column, each, context)),
    ...(column === "startedAt" ? ["UTC", "UTC+00:00"] : []),
  ];

  it("is one row, with the same cells", () => {
    fc.assert(
      fc.property(columns, calls, (wanted, found) => {
        const [head, ...rows] = parse(tableOf(wanted, found), { bom: true });
        expect(head).toHaveLength(wanted.length + (wanted.includes("startedAt") ? 5 : 3));
        expect(rows).toEqual(
          found.map((each) => [
            ...wanted.flatMap((column) => cellsOf(column, each)),
            asText(each.id),
            `https://calls.example.com/calls/main/${encodeURIComponent(each.id)}`,
            writeTranscript(each),
          ]),
        );
      }),
    );
  });

  const safe = (text: string) =>
    !/^(\t|\r|[\s\p{Cf}\p{Cc}\ufffd"]*[=+\-@＝＋－＠﹢])/u.test(text) || /^[+-]?\d+([.,]\d+)?$/.test(text);
  const linesOf = (cell: string) => cell.split(/\r\n|[\n\r\v\f\x85\u2028\u2029]/);

  it("begins no formula in a cell or a line of one, headings included", () => {
    fc.assert(
      fc.property(columns, calls, (wanted, found) => {
        const cells = parse(tableOf(wanted, found), { bom: true }).flat();
        expect(cells.filter((cell) => !safe(cell))).toEqual([]);
        expect(cells.flatMap(linesOf).filter((line) => !safe(line))).toEqual([]);
      }),
    );
  });

  it("begins no formula for a program that splits at semicolons, tabs and line breaks, whatever is quoted", () => {
    fc.assert(
      fc.property(columns, calls, (wanted, found) => {
        const pieces = tableOf(wanted, found)
          .slice(1)
          .split(/[;\t\n\r\v\f\x85\u2028\u2029]/);
        const risky = pieces.filter((piece) => !safe(piece) && !/^"*[+-]?\d+([.,]\d+)?([",]|$)/.test(piece));
        expect(risky).toEqual([]);
      }),
    );
  });
});

it("looks for formulas in linear time", () => {
  const hostile = [" ", "\u200b", '"', "\t", ";", "\n", "\x01", "\ufffd", "="].map((sign) =>
    sign.repeat(200_000),
  );
  const start = performance.now();
  for (const text of hostile) expect(asText(text)).toContain(text.at(-1));
  expect(performance.now() - start).toBeLessThan(2_000);
});

describe("lines for programs", () => {
  it("hold one call each, whatever splits lines", () => {
    const text = "one\u2028two\u2029three\x85four\r\nfive\0";
    const written = ndjson.write([summarized(text), callWith({})]);
    expect(written.split(/[\r\n\x85\u2028\u2029]/)).toHaveLength(3);
    const [first = ""] = written.split("\n");
    expect(JSON.parse(first)).toMatchObject({ summary: { text } });
  });
});
