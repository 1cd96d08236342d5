import { expect, it } from "vitest";
import type { JsonValue } from "./call";
import { extractedUnder, isFilled, isVisibleName } from "./extracted";

it.each([[0], [false], ["0"], [" x "], [[null]], [{ a: null }], [-0.5]])("%j says something", (value) => {
  expect(isFilled(value)).toBe(true);
});

it.each([[undefined], [null], [""], [" \n\u00a0"], [[]], [{}]])("%j says nothing", (value) => {
  expect(isFilled(value)).toBe(false);
});

it.each(["a", "0", "名前", "__proto__", "\u200bName", "👪", "-"])("the name %j shows something", (name) => {
  expect(isVisibleName(name)).toBe(true);
});

it.each(["", " ", "\t\n", "\u00a0\u3000", "\u200b\u2060", "\ufeff", "\u202e", "\u3164", "\u034f", "\0"])(
  "the name %j shows nothing",
  (name) => expect(isVisibleName(name)).toBe(false),
);

it("finds what stands under a name, with blanks at its ends or without", () => {
  const extracted = JSON.parse('{" Name ": "a", "E-mail": "b", "__proto__": "c"}') as Record<
    string,
    JsonValue
  >;
  const found = ["Name", " Name ", "E-mail ", "__proto__", "toString", "constructor", "name"].map((name) =>
    extractedUnder(extracted, name),
  );
  expect(found).toEqual(["a", "a", "b", "c", undefined, undefined, undefined]);
});
