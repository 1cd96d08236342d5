import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import type { JsonValue } from "../call";
import { writeValue } from "../call-text/call-text";
import { cutAtMarks } from "../search/cut-at-marks";
import { searchedTexts } from "../search/passages";
import { findMarks, parseSearch, type Search } from "../search/search";
import { findMatches, groupMatches, type Passage } from "./find";
import { passagesOf } from "./passages";

const passages = (...texts: string[]): Passage[] =>
  texts.map((text, entry) => ({ entry, part: "text", text }));

/** What is searched in it; a test that searches for no word fails. */
function search(words: string): Search {
  const parsed = parseSearch(words);
  if (!parsed) throw new Error(`${words} holds no word`);
  return parsed;
}

const found = (text: string, words: string) =>
  findMatches(passages(text), search(words)).map(({ start, end }) => text.slice(start, end));

describe("findMatches", () => {
  it("finds all places in their order", () => {
    const matches = findMatches(passages("Book it.", "I booked a book."), search("book"));
    expect(matches).toEqual([
      { entry: 0, part: "text", start: 0, end: 4 },
      { entry: 1, part: "text", start: 2, end: 8 },
      { entry: 1, part: "text", start: 11, end: 15 },
    ]);
  });

  it("is blind to case and accents, on both sides", () => {
    expect(found("Mañana a las dos, MANANA", "mañana")).toEqual(["Mañana", "MANANA"]);
    expect(found("man\u0303ana", "manana")).toEqual(["man\u0303ana"]);
  });

  it("goes over line breaks and special characters", () => {
    expect(found("at\neleven", '"at eleven"')).toEqual(["at\neleven"]);
    expect(found("a.c abc", "a.c")).toEqual(["a.c"]);
  });

  it("finds in what one speaker says, if it is asked so", () => {
    const said: Passage[] = [
      { entry: 0, part: "text", speaker: "agent", text: "The price?" },
      { entry: 1, part: "text", speaker: "caller", text: "Yes, the price." },
    ];
    expect(findMatches(said, search("price speaker:caller"))).toEqual([
      { entry: 1, part: "text", start: 9, end: 14 },
    ]);
  });
});

describe("groupMatches", () => {
  it("keeps the order in each group", () => {
    const matches = findMatches(passages("a", "a a", "a"), search("a"));
    const groups = groupMatches(matches, (entry) => Math.floor(entry / 2));
    expect([...groups].map(([group, { length }]) => [group, length])).toEqual([
      [0, 3],
      [1, 1],
    ]);
  });
});

describe("passagesOf", () => {
  it("puts the translation of a turn behind it", () => {
    const turns = [
      { index: 1, speaker: "agent" as const, label: "bot", text: "Hola" },
      { index: 1, speaker: "tool" as const, label: "end_call", text: "Adiós" },
    ];
    const call = { transcript: { turns, timing: "none" as const }, extracted: {} };
    const parts = passagesOf(call, new Map([[1, "Hello"]])).map(({ entry, part, text }) => [
      entry,
      part,
      text,
    ]);
    expect(parts).toEqual([
      [0, "text", "Hola"],
      [0, "translation", "Hello"],
      [1, "text", "Adiós"],
    ]);
  });
});

describe("findMatches of a call", () => {
  const wanted = search('cafe "two words" 7');
  const value = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<JsonValue>(
        "Café",
        'two\n"words"',
        "two",
        "words: 7",
        "C:\\cafe\u0001",
        true,
        null,
        7,
        1.7,
        "cafés",
      ),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("cafe", "two", "words"), tie("value"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ),
  })).value;

  it("marks in what is shown of a call exactly what a search over all calls finds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("cafe", "7", "note"), value), (extracted) => {
        const call = {
          transcript: { turns: [], timing: "none" as const, raw: "Two words in a café, or 7." },
          summary: { text: "A café; two  words.", format: "plain" as const },
          extracted,
        };
        const matches = findMatches(passagesOf(call, undefined), wanted);
        const marked = searchedTexts(call).flatMap((searched) =>
          findMarks(searched.text, wanted).map(({ start, end }) => searched.text.slice(start, end)),
        );
        const shown = { raw: call.transcript.raw, summary: call.summary.text };
        const found = matches.map(({ part, name, start, end }) =>
          (part === "raw" || part === "summary"
            ? shown[part]
            : writeValue(extracted[name ?? ""] ?? null)
          ).slice(start, end),
        );
        const words = (texts: string[]) =>
          texts.map((each) =>
            each
              .replace(/\\.|\W/g, " ")
              .split(/\s+/)
              .join(" "),
          );
        expect(words(found)).toEqual(words(marked));
      }),
      fixed(300),
    );
  });
});

describe("cutAtMarks", () => {
  it("loses nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", maxLength: 2 }),
        (text, words) => {
          const parsed = parseSearch(words);
          const pieces = cutAtMarks(text, parsed ? findMatches(passages(text), parsed) : []);
          expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        },
      ),
    );
  });

  it("marks every match", () => {
    const text = "no, no";
    const pieces = cutAtMarks(text, findMatches(passages(text), search("no")));
    expect(pieces.map((piece) => [piece.text, piece.mark !== undefined])).toEqual([
      ["no", true],
      [", ", false],
      ["no", true],
    ]);
  });
});
