import { describe, expect, it } from "vitest";
import { longestName, longestText, mostEntries, mostParts } from "../../bounds";
import { readCall } from "./transform";

const minimal = { id: "call", createdAt: "2026-01-01T00:00:00Z" };
const callOf = (fields: object) => readCall({ ...minimal, ...fields }, "demo", ["pit-12345678"])?.call;
const long = "x".repeat(4_000);
const bytes = (text = "") => Buffer.byteLength(text);
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

describe("numbers", () => {
  it.each([
    ["128", 128],
    [" 12.50 ", 12.5],
    ["0", 0],
    ["1e2", 100],
    ["1e308", undefined],
    [1e308, undefined],
    ["NaN", undefined],
    ["Infinity", undefined],
    ["-5", undefined],
    [-5, undefined],
    ["1e999", undefined],
    ["", undefined],
    ["0x10", undefined],
    ["2 min", undefined],
    [true, undefined],
    [["128"], undefined],
  ])("reads a duration of %j as %j", (duration, seconds) => {
    expect(callOf({ duration })?.duration).toBe(seconds);
  });

  it.each([
    [15550100129, "+15550100129"],
    [5550100129, "5550100129"],
    ["+15550100129", "+15550100129"],
    [1.5, undefined],
    [-15550100129, undefined],
    [1e21, undefined],
    [{}, undefined],
  ])("reads the caller's number %j as %j", (fromNumber, number) => {
    expect(callOf({ fromNumber })?.fromNumber).toBe(number);
  });

  it.each([
    ["true", "trial"],
    ["False", "live"],
    [0, "live"],
    [1, "trial"],
    [true, "trial"],
    ["perhaps", "unknown"],
    [7, "unknown"],
    [undefined, "unknown"],
  ])("reads a trial that is %j as %s", (trialCall, kind) => {
    expect(callOf({ trialCall })?.kind).toBe(kind);
  });

  it("reads times that are strings", () => {
    const entry = { role: "user", content: "Hi", startTime: "0.25", endTime: "1.5" };
    expect(callOf({ transcriptWithToolCalls: [entry] })?.transcript.turns).toMatchObject([
      { start: 0.25, end: 1.5 },
    ]);
  });
});

describe("lengths", () => {
  it.each(["id", "_id"])("cannot read a row with a long %s", (field) => {
    expect(readCall({ createdAt: minimal.createdAt, [field]: long }, "demo", [])).toBeUndefined();
  });

  it("cuts long names", () => {
    const call = callOf({
      agentId: long,
      contactId: "漢".repeat(4_000),
      fromNumber: "5".repeat(4_000),
      executedCallActions: [{ actionType: long }],
      extractedData: { [long]: "x" },
    });
    const names = [
      call?.agent?.id,
      call?.contact?.id,
      call?.fromNumber,
      call?.actions[0]?.type,
      Object.keys(call?.extracted ?? {})[0],
    ];
    expect(names.map(bytes).every((length) => length > 100 && length <= longestName)).toBe(true);
  });

  it("keeps the first of many parts", () => {
    const call = callOf({
      executedCallActions: Array.from({ length: 5_000 }, (_, at) => ({ actionType: `T${at}` })),
      extractedData: Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`f${at}`, at])),
      transcriptWithToolCalls: Array.from({ length: 50_000 }, () => ({ role: "user", content: "Hi" })),
    });
    expect(call?.actions).toHaveLength(mostParts);
    expect(Object.keys(call?.extracted ?? {})).toHaveLength(mostParts);
    expect(call?.transcript.turns).toHaveLength(mostEntries);
    expect(call?.cut).toEqual({ actions: 5_000, extracted: 5_000, entries: 50_000 });
  });

  it("cuts long texts, and those of its record", () => {
    const text = "word ".repeat(8_000_000);
    const call = callOf({ transcript: text, summary: text, extractedData: { note: text } });
    expect(call?.transcript.raw?.length).toBe(longestText);
    expect(call?.summary?.text.length).toBe(longestText);
    expect(JSON.stringify(call).length).toBeLessThan(7 * longestText);
  });

  it("takes a letter with many marks", () => {
    const text = `e${"\u0301".repeat(5_000)}`;
    expect(callOf({ summary: text, extractedData: { [text]: text } })?.summary?.text).toBe(text);
  });
});

describe("depth", () => {
  it("takes some, and cannot read a row with more", () => {
    const deep = (levels: number) =>
      callOf({ extractedData: { deep: JSON.parse(nested(levels)) as unknown } });
    expect(deep(100)).toBeDefined();
    expect(deep(3_000)).toBeUndefined();
    expect(deep(100_000)).toBeUndefined();
  });

  it.each([3_000, 100_000])("leaves a text that is JSON of %i levels a text", (levels) => {
    const text = nested(levels);
    const call = callOf({ summary: text, extractedData: { text } });
    expect([call?.summary?.text, call?.extracted.text]).toEqual([text, text]);
  });

  it("lets no credential out of such a text", () => {
    const deep = `${'{"a":'.repeat(3_000)}{"token":"sk_live_12345"}${"}".repeat(3_000)}`;
    const call = callOf({ summary: deep, transcript: "bot: sk_live_12345" });
    expect(call).toBeDefined();
    expect(JSON.stringify(call)).not.toContain("sk_live_12345");
  });

  it("leaves text alone that only begins like JSON", () => {
    expect(callOf({ summary: "{not json" })?.summary?.text).toBe("{not json");
  });
});

describe("characters", () => {
  it("replaces what neither JSON nor the store can hold", () => {
    const odd = "a\u0000b\ud800c\udc00d";
    const call = callOf({
      id: odd,
      agentId: odd,
      contactId: odd,
      fromNumber: odd,
      summary: odd,
      transcript: `bot:${odd}`,
      transcriptWithToolCalls: [{ role: odd, content: odd, toolName: odd }],
      executedCallActions: [{ actionType: odd, actionName: odd, actionParameters: { [odd]: [odd] } }],
      extractedData: { [odd]: { [odd]: odd } },
      [odd]: odd,
    });
    expect(call?.id).toBe("a\uFFFDb\uFFFDc\uFFFDd");
    expect(JSON.stringify(call)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
  });

  it("takes names of Object.prototype, and none at all, for names", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", ""];
    const fields = names.map((name) => `${JSON.stringify(name)}: "x"`).join();
    const row = JSON.parse(`{
      "id": "call", "createdAt": "2026-01-01T00:00:00Z", "agentId": "__proto__", "contactId": "constructor",
      "executedCallActions": [{"actionType": "__proto__", "actionParameters": {${fields}}}, {"actionType": "toString"}],
      "transcriptWithToolCalls": [{"role": "constructor", "content": "x"}],
      "extractedData": {${fields}}, "__proto__": {"summary": "x"}
    }`) as object;
    const call = readCall(row, "demo", [])?.call;
    expect(Object.keys(call?.extracted ?? {})).toEqual(names);
    expect(Object.keys(call?.actions[0]?.parameters ?? {})).toEqual(names);
    expect(call?.actions.map(({ type }) => type)).toEqual(["__proto__", "toString"]);
    expect(call).toMatchObject({ agent: { id: "__proto__" }, contact: { id: "constructor" } });
    expect(call?.summary).toBeUndefined();
  });
});
