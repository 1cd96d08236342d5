import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { findHit } from "./hit";
import { findMarks, parseSearch } from "./search";
import { cutWords } from "./words";

const words = (text: string) => cutWords(text).map(({ word }) => word);
const marked = (text: string, q: string) => {
  const search = parseSearch(q);
  return search ? findMarks(text, search).map(({ start, end }) => text.slice(start, end)) : [];
};

describe("cutWords", () => {
  it.each([
    ["Crème BRÛLÉE, s'il-vous plaît!", ["creme", "brulee", "s", "il", "vous", "plait"]],
    ["anna.o'neil@example.com +1 555-0100", ["anna", "o", "neil", "example", "com", "1", "555", "0100"]],
    ["予約をお願い", ["予", "約", "を", "お", "願", "い"]],
    ["Ærø Straße Œuvre", ["ærø", "straße", "œuvre"]],
    ["नमस्ते दुनिया", ["नमस्ते", "दुनिया"]],
    ["…—!", []],
  ])("%s", (text, expected) => expect(words(text)).toEqual(expected));

  it("tells where each word stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        let done = 0;
        for (const { word, start, end } of cutWords(text)) {
          expect(start).toBeGreaterThanOrEqual(done > start ? start : done);
          expect(words(text.slice(start, end)).join("")).toContain(word.slice(0, 1));
          done = end;
        }
      }),
      fixed(300),
    );
  });
});

describe("parseSearch", () => {
  it.each([
    ["book  Table", { wanted: [["book"], ["table"]], excluded: [] }],
    ['"book a table" -cancel', { wanted: [["book", "a", "table"]], excluded: [["cancel"]] }],
    [
      '“book a” -"no thanks" follow-up',
      {
        wanted: [
          ["book", "a"],
          ["follow", "up"],
        ],
        excluded: [["no", "thanks"]],
      },
    ],
    ['"open end', { wanted: [["open", "end"]], excluded: [] }],
    ["a A á", { wanted: [["a"]], excluded: [] }],
    ["-x", { wanted: [], excluded: [["x"]] }],
  ])("%s", (q, expected) => expect(parseSearch(q)).toEqual(expected));

  it.each(["", " ", "-", '""', "!?", '-"'])("finds no word in %j", (q) =>
    expect(parseSearch(q)).toBeUndefined(),
  );
});

it("marks words and phrases as they stand in the text", () => {
  expect(marked("Café or cafe? A café-bar.", "cafe")).toEqual(["Café", "cafe", "café"]);
  expect(marked("New York, new  york; York new", '"new york"')).toEqual(["New York", "new  york"]);
  expect(marked("new york", 'new "new york"')).toEqual(["new york"]);
  expect(marked("東京で予約", "予約")).toEqual(["予約"]);
});

it("shows a hit within a part of its text", () => {
  const search = parseSearch("needle");
  if (!search) throw new Error("no search");
  const text = `${"hay ".repeat(100)}Needle ${"hay ".repeat(100)}`;
  const hit = findHit(
    [
      { where: "summary", text: "nothing" },
      { where: "turn", turn: 3, text },
    ],
    search,
  );
  expect(hit).toMatchObject({ where: "turn", turn: 3 });
  expect(hit?.text.length).toBeLessThan(210);
  expect(hit?.marks.map(({ start, end }) => hit.text.slice(start, end))).toEqual(["Needle"]);
  expect(hit?.text).toMatch(/^…hay .* hay…$/);
});
