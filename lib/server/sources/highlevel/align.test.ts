import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachTimes } from "./align";
import { readTimedEntries } from "./timed-turns";
import { parseTranscript, type Entry } from "./transcript";

const agent = (text: string, start: number, end = start + 1): Entry => ({
  speaker: "agent",
  label: "agent",
  text,
  start,
  end,
});
const caller = (text: string, start: number): Entry => ({ speaker: "caller", label: "user", text, start });
const tool = (text: string, start: number): Entry => ({ speaker: "tool", label: "end_call", text, start });

const attach = (text: string, timed: Entry[]) => {
  const { turns, timing } = attachTimes(parseTranscript(text), timed);
  return [timing, ...turns.map(({ index, label, text, start }) => [index, label, text, start])];
};

describe("attachTimes", () => {
  it("goes by position where the speakers are the same, even if words differ", () => {
    expect(attach("bot:Hello there\nhuman:hi", [agent("Hello, there!", 1), caller("hey", 3)])).toEqual([
      "exact",
      [1, "bot", "Hello there", 1],
      [2, "human", "hi", 3],
    ]);
  });

  it("puts tool entries where they happened, uncounted", () => {
    const timed = [tool("dial", 0), agent("One", 1), tool("look up", 2), caller("Two", 3), tool("bye", 4)];
    expect(attach("Connected\nbot:One\nhuman:Two", timed)).toEqual([
      "exact",
      [0, "system", "Connected", undefined],
      [0, "end_call", "dial", 0],
      [1, "bot", "One", 1],
      [1, "end_call", "look up", 2],
      [2, "human", "Two", 3],
      [2, "end_call", "bye", 4],
    ]);
  });

  it("joins timed turns that the plain transcript has as one, and the other way round", () => {
    const timed = [agent("One", 1), agent("two.", 2, 4), tool("x", 5), caller("Three four", 6)];
    expect(attach("bot:One two.\nhuman:Three\nhuman:four", timed)).toEqual([
      "none",
      [1, "bot", "One two.", 1],
      [1, "end_call", "x", 5],
      [2, "human", "Three", 6],
      [3, "human", "four", undefined],
    ]);
    expect(attachTimes(parseTranscript("bot:One two."), timed.slice(0, 2)).turns[0]).toMatchObject({
      start: 1,
      end: 4,
    });
  });

  it("leaves without a time what the timed transcript does not have", () => {
    expect(attach("bot:One\nhuman:missing\nbot:Two", [agent("One", 1), agent("Two", 5)])).toEqual([
      "none",
      [1, "bot", "One", 1],
      [2, "human", "missing", undefined],
      [3, "bot", "Two", 5],
    ]);
  });

  it("lets the timed transcript stand for itself where there is no plain one", () => {
    expect(attach("", [agent("One", 1), tool("x", 2)])).toEqual([
      "exact",
      [1, "agent", "One", 1],
      [1, "end_call", "x", 2],
    ]);
    expect(attach("bot:One", [])).toEqual(["none", [1, "bot", "One", undefined]]);
    expect(attachTimes(parseTranscript("No labels"), [tool("x", 1)])).toMatchObject({ raw: "No labels" });
  });

  it("never changes what was spoken, nor its number", () => {
    const entry = fc.record({
      speaker: fc.constantFrom<Entry["speaker"]>("agent", "caller", "tool", "system"),
      label: fc.constant("x"),
      text: fc.constantFrom("yes", "no", "yes no", "maybe so"),
      start: fc.integer({ min: 0, max: 99 }),
    });
    const plainText = fc.array(fc.constantFrom("bot:yes", "human:no", "bot:yes no", "human:yes"), {
      minLength: 1,
    });
    fc.assert(
      fc.property(plainText, fc.array(entry), (lines, timed) => {
        const plain = parseTranscript(lines.join("\n"));
        const { turns } = attachTimes(plain, timed);
        const spoken = turns.filter(({ speaker }) => speaker === "agent" || speaker === "caller");
        expect(spoken.map(({ index, label, text }) => ({ index, label, text }))).toEqual(
          plain.turns.map(({ index, label, text }) => ({ index, label, text })),
        );
        const others = timed.filter(({ speaker }) => speaker === "tool" || speaker === "system");
        expect(turns.length - spoken.length).toBe(others.length);
      }),
    );
  });
});

describe("readTimedEntries", () => {
  it("rounds times, keeps the tool's words and drops what nobody said", () => {
    expect(
      readTimedEntries([
        { role: "user", content: "Hi ", startTime: 10.898000999999999, endTime: 12.898 },
        { role: "agent", content: " ", startTime: 13 },
        {
          role: "action_executed",
          toolName: "end_call",
          toolArguments: { executionMessage: "Bye!" },
          startTime: 127.899,
        },
        { role: "action_executed", toolName: "lookup" },
        { role: "notice", content: "Recording", startTime: -1, endTime: Number.NaN },
        { role: "constructor", content: "odd", startTime: 5, endTime: 2 },
      ]),
    ).toEqual([
      { speaker: "caller", label: "user", text: "Hi", start: 10.898, end: 12.898 },
      { speaker: "tool", label: "end_call", text: "Bye!", start: 127.899 },
      { speaker: "tool", label: "lookup", text: "" },
      { speaker: "system", label: "notice", text: "Recording" },
      { speaker: "system", label: "constructor", text: "odd", start: 5 },
    ]);
  });
});
