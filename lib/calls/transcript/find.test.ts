import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtMatches, findMatches, groupMatches, type Passage } from "./find";
import { passagesOf } from "./passages";

const passages = (...texts: string[]): Passage[] =>
  texts.map((text, entry) => ({ entry, part: "text", text }));

const found = (text: string, words: string) =>
  findMatches(passages(text), words).map(({ start, end }) => text.slice(start, end));

describe("findMatches", () => {
  it("finds all places in their order", () => {
    const matches = findMatches(passages("Book it.", "I booked a book."), "book");
    expect(matches).toEqual([
      { entry: 0, part: "text", start: 0, end: 4 },
      { entry: 1, part: "text", start: 2, end: 6 },
      { entry: 1, part: "text", start: 11, end: 15 },
    ]);
  });

  it("is blind to case and accents, on both sides", () => {
    expect(found("Mañana a las dos, MANANA", "mañana")).toEqual(["Mañana", "MANANA"]);
    expect(found("man\u0303ana", "manana")).toEqual(["man\u0303ana"]);
  });

  it("goes over line breaks, takes special characters as they are, and wants words", () => {
    expect(found("at\neleven", "at eleven")).toEqual(["at\neleven"]);
    expect(found("a.c abc", "a.c")).toEqual(["a.c"]);
    expect(found("anything", "  ")).toEqual([]);
  });
});

describe("groupMatches", () => {
  it("keeps the order in each group", () => {
    const matches = findMatches(passages("a", "aa", "a"), "a");
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
    const parts = passagesOf(turns, new Map([[1, "Hello"]])).map(({ entry, part, text }) => [
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

describe("cutAtMatches", () => {
  it("loses nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", maxLength: 2 }),
        (text, words) => {
          const pieces = cutAtMatches(text, findMatches(passages(text), words));
          expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        },
      ),
    );
  });

  it("marks every match", () => {
    const text = "no, no";
    const pieces = cutAtMatches(text, findMatches(passages(text), "no"));
    expect(pieces.map((piece) => [piece.text, piece.match !== undefined])).toEqual([
      ["no", true],
      [", ", false],
      ["no", true],
    ]);
  });
});
