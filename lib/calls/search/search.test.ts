import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { findHit } from "./hit";
import { findMarks, parseSearch, type Term } from "./search";
import { loadStemmer } from "./stems";
import { cutNumbers, cutWords } from "./words";

const words = (text: string) => cutWords(text).map(({ word }) => word);
const stem = await loadStemmer(["en", "es"]);
const marked = (text: string, q: string) => {
  const search = parseSearch(q);
  return search ? findMarks(text, search, stem).map(({ start, end }) => text.slice(start, end)) : [];
};

describe("cutWords", () => {
  it.each([
    ["Crème BRÛLÉE, s'il-vous plaît!", ["creme", "brulee", "s", "il", "vous", "plait"]],
    ["anna.o'neil@example.com +1 555-0100", ["anna", "o", "neil", "example", "com", "1", "555", "0100"]],
    ["予約をお願い", ["予", "約", "を", "お", "願", "い"]],
    ["예약을", ["예", "약", "을"]],
    ["Ærø Straße Œuvre", ["aero", "strasse", "oeuvre"]],
    ["नमस्ते दुनिया", ["नमस्ते", "दुनिया"]],
    ["…—!", []],
  ])("%s", (text, expected) => expect(words(text)).toEqual(expected));

  it("keeps the borders between letters that count as words", () => {
    const places = (text: string) => cutWords(text).map(({ place }) => place);
    expect(places("東京 都")).toEqual([1, 2, 4]);
    expect(places("東京hotel東京 hotel")).toEqual([1, 2, 3, 4, 5, 6]);
    expect(places("two  words")).toEqual([1, 2]);
  });

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

describe("cutNumbers", () => {
  it.each([
    ["Call +1 (555) 010-0177.", ["15550100177"]],
    ["555.010.0177 or 0044 (0)20 7946 0123", ["5550100177", "442079460123"]],
    ["０２０ ７９４６ ０１２３", ["2079460123"]],
    ["011 44 20 7946 0123", ["442079460123"]],
    ["on 5550100177. 20 minutes", ["5550100177"]],
    ["suite 12, 4 pm, 123456", []],
    ["1".repeat(40), []],
  ])("%s", (text, expected) => expect(cutNumbers(text).map(({ digits }) => digits)).toEqual(expected));

  it("takes linear time", () => {
    for (const hostile of ["1 ", "1", "1-", "(1", "1\u202a"]) {
      const start = process.cpuUsage().user;
      cutNumbers(hostile.repeat(200_000 / hostile.length));
      expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
    }
  });
});

/** A search in short: words, "exact ones", alternatives with a slash. */
function inShort(q: string) {
  const search = parseSearch(q);
  const write = ({ words, exact }: Term) => {
    const phrase = words.map(({ word }) => word).join(" ");
    return exact ? `"${phrase}"` : phrase;
  };
  return (
    search && [
      ...search.wanted.map((group) => group.map(write).join("/")),
      ...search.excluded.map((term) => `-${write(term)}`),
      ...(search.speaker ? [search.speaker] : []),
    ]
  );
}

describe("parseSearch", () => {
  it.each([
    ["book  Table", ["book", "table"]],
    ['"book a table" -cancel', ['"book a table"', "-cancel"]],
    ['“book a” -"no thanks" follow-up', ['"book a"', "follow up", '-"no thanks"']],
    ['"open end', ['"open end"']],
    ["a A á", ["a"]],
    ["-x", ["-x"]],
    ["price OR cost -voicemail", ["price/cost", "-voicemail"]],
    ["a OR b OR c d", ["a/b/c", "d"]],
    ['"two words" | other', ['"two words"/other']],
    ["OR price OR", ["price"]],
    ["a or b", ["a", "or", "b"]],
    ["price speaker:caller", ["price", "caller"]],
    ["Speaker:Agent price", ["price", "agent"]],
    ["speaker:tool", ["speaker tool"]],
    ["12 34", ["12", "34"]],
    ["room 12-14 now", ["room", "12 14", "now"]],
  ])("%s", (q, expected) => expect(inShort(q)).toEqual(expected));

  it.each(["", " ", "-", '""', "!?", '-"', "OR", "speaker:caller"])("finds no word in %j", (q) =>
    expect(parseSearch(q)).toBeUndefined(),
  );

  it.each(["+1 555 010 0177", "(555) 010-0177", "+15550100177", "555.010.0177 price", "0 555 010 0177"])(
    "reads the number in %s",
    (q) => expect(parseSearch(q)?.wanted[0]?.[0]?.digits).toMatch(/^1?5550100177$/),
  );

  it("has an end", () => {
    const q = Array.from({ length: 2_000 }, (_, index) => `-w${index}`).join(" ");
    expect(parseSearch(q)).toMatchObject({ isCut: true, excluded: { length: 50 } });
  });
});

it.each([
  ["Café or cafe? A café-bar.", "cafe", ["Café", "cafe", "café"]],
  ["New York, new  york; York new", '"new york"', ["New York", "new  york"]],
  ["new york", 'new "new york"', ["new york"]],
  ["東京で予約", "予約", ["予約"]],
  ["예약을 했어요", "예약", ["예약"]],
  ["予 約", "予約", []],
  ["The prices, pricing and priced", "price", ["prices", "pricing", "priced"]],
  ["price prices", '"price"', ["price"]],
  ["prices", "pric", ["prices"]],
  ["Unas reservaciones", "reservación", ["reservaciones"]],
  ["Königstraße in Łódź", "KÖNIGSTRASSE Lodz", ["Königstraße", "Łódź"]],
  ["co\u00ADoperation ＡＢＣ１２３", "cooperation abc123", ["co\u00ADoperation", "ＡＢＣ１２３"]],
  ["Call +1 555 010 0177 now", "+15550100177", ["1 555 010 0177"]],
  ["Call (555) 010-0177 now", "+15550100177", ["555) 010-0177"]],
  ["from 15550100177", "555 010 0177", ["15550100177"]],
  ["cost or price", "price OR cost", ["cost", "price"]],
])("marks in %s what %s finds", (text, q, expected) => expect(marked(text, q)).toEqual(expected));

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
