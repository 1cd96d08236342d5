import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTranscript } from "./transcript";

const cut = (text: string) =>
  parseTranscript(text).turns.map(({ index, label, text }) => [index, label, text]);

describe("parseTranscript", () => {
  it.each<[string, string, [number, string, string][]]>([
    [
      "no blank after the colon",
      "bot:Hello\nhuman:Hi \n",
      [
        [1, "bot", "Hello"],
        [2, "human", "Hi"],
      ],
    ],
    [
      "blanks and case",
      "Bot : Hello\nHUMAN:\tHi",
      [
        [1, "Bot", "Hello"],
        [2, "HUMAN", "Hi"],
      ],
    ],
    [
      "line breaks inside",
      "bot:One\n\n11:00 AM\nhuman says: no\nhuman:ok",
      [
        [1, "bot", "One\n\n11:00 AM\nhuman says: no"],
        [2, "human", "ok"],
      ],
    ],
    [
      "a speaker twice",
      "human:Monday.\nhuman:At eleven.",
      [
        [1, "human", "Monday."],
        [2, "human", "At eleven."],
      ],
    ],
    ["labels within a line", "bot:I am bot: a robot", [[1, "bot", "I am bot: a robot"]]],
    ["empty turns", "bot:\nhuman: \nbot:Hi", [[1, "bot", "Hi"]]],
    [
      "text before the first label",
      "Call connected\nbot:Hi",
      [
        [0, "system", "Call connected"],
        [1, "bot", "Hi"],
      ],
    ],
    [
      "Windows line breaks",
      "bot:Hi\r\nhuman:Yes\r\n",
      [
        [1, "bot", "Hi"],
        [2, "human", "Yes"],
      ],
    ],
    [
      "other labels inside of the usual ones",
      "bot:Your\nAgent: Smith\nhuman:ok",
      [
        [1, "bot", "Your\nAgent: Smith"],
        [2, "human", "ok"],
      ],
    ],
    [
      "other labels alone",
      "AI Agent: Hi\nCaller: Yes\nuser:no",
      [
        [1, "AI Agent", "Hi"],
        [2, "Caller", "Yes"],
        [3, "user", "no"],
      ],
    ],
    ["nothing", " \n", []],
  ])("copes with %s", (_, text, turns) => expect(cut(text)).toEqual(turns));

  it("tells agent and caller", () => {
    const speakers = parseTranscript("assistant:a\ncustomer:b\nAI agent:c\nuser:d").turns.map(
      (turn) => turn.speaker,
    );
    expect(speakers).toEqual(["agent", "caller", "agent", "caller"]);
  });

  it.each(["A voicemail without labels.", "He said:\nAgent: none"])("keeps %o as raw text", (text) => {
    expect(parseTranscript(text)).toEqual({ turns: [], timing: "none", raw: text });
  });

  const words = fc
    .string({ unit: fc.constantFrom("a", "é", "👍", ":", " ", "\n", "bot", "human", "\t", "1") })
    .map((text) => text.replace(/^[^\S\r\n]*(bot|human)[^\S\r\n]*:/gim, "x").trim())
    .filter((text) => text !== "" && !/^[^\S\r\n]*(bot|human)[^\S\r\n]*:/im.test(text));

  it("gives back the turns that a text was made of", () => {
    const turn = fc.record({ label: fc.constantFrom("bot", "human", "Bot", "HUMAN"), text: words });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1 }), fc.constantFrom("", " "), (turns, blank) => {
        const text = turns.map((entry) => `${entry.label}:${blank}${entry.text}${blank}\n`).join("");
        expect(cut(text)).toEqual(turns.map((entry, at) => [at + 1, entry.label, entry.text]));
      }),
    );
  });

  it("never throws, and numbers what is spoken from 1 without a gap", () => {
    const anything = fc
      .array(fc.oneof(fc.string(), fc.constantFrom("\nbot:", "\nhuman :", "\n", "agent:")))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(anything, (text) => {
        const { turns, raw } = parseTranscript(text);
        const spoken = turns.filter(({ speaker }) => speaker === "agent" || speaker === "caller");
        expect(spoken.map(({ index }) => index)).toEqual(spoken.map((_, at) => at + 1));
        expect(turns.every((turn) => turn.text.trim() !== "")).toBe(true);
        if (text.trim() !== "")
          expect(turns.length > 0 || raw !== undefined || /:\s*$/.test(text)).toBe(true);
      }),
    );
  });
});
