import fc from "fast-check";
import { expect, it } from "vitest";
import { createReplacer } from "./secret-finder";

/** The same by trying every secret at every place. */
function replaceNaively(text: string, secrets: readonly string[], wholeBelow: number): string {
  const hidden = new Set<number>();
  const starts = new Set<number>();
  const isWord = (at: number) => /\w/.test(text.charAt(at));
  for (let at = 0; at < text.length; at += 1) {
    for (const secret of secrets) {
      const end = at + secret.length;
      if (!text.startsWith(secret, at)) continue;
      if (secret.length < wholeBelow && (isWord(at - 1) || isWord(end))) continue;
      for (let place = at; place < end; place += 1) hidden.add(place);
      // Two that only touch stay two.
      starts.add(at);
      for (let place = at + 1; place < end; place += 1) starts.add(-place);
    }
  }
  return Array.from({ length: text.length }, (_, at) => {
    if (!hidden.has(at)) return text.charAt(at);
    const begins = !hidden.has(at - 1) || (starts.has(at) && !starts.has(-at));
    return begins ? "*" : "";
  }).join("");
}

it("hides what a search at every place would hide", () => {
  const letters = fc.constantFrom("a", "b", "-", "1");
  const text = fc.string({ unit: letters, maxLength: 40 });
  const secrets = fc.uniqueArray(fc.string({ unit: letters, minLength: 1, maxLength: 6 }), { maxLength: 25 });
  fc.assert(
    fc.property(text, secrets, fc.integer({ min: 1, max: 5 }), (said, hidden, wholeBelow) => {
      const replace = createReplacer(new Set(hidden), wholeBelow, "*");
      expect(replace(said)).toBe(replaceNaively(said, hidden, wholeBelow));
    }),
    { numRuns: 500 },
  );
});

it.each([
  ["secret1", "a secret1, secret1secret1", "a *, **"],
  ["abcabc", "abcabcabc", "*"],
])("hides %s in %j", (secret, text, expected) => {
  expect(createReplacer(new Set([secret]), 6, "*")(text)).toBe(expected);
});

it("refuses secrets beyond measure", () => {
  const replace = createReplacer(new Set(["x".repeat(2_000_000)]), 6, "*");
  expect(replace("none")).toBe("none");
  expect(() => replace("xxxxxx")).toThrow(RangeError);
});
