import fc from "fast-check";
import { expect, it } from "vitest";
import { readLocale } from "./locale";

it.each([
  [null, "en-GB"],
  ["", "en-GB"],
  ["*", "en-GB"],
  ["de", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de-AT"],
  ["en;q=0.5, fr ; q=0.9", "fr"],
  ["en-us", "en-US"],
  ["fr;q=0, es;q=0.1", "es"],
  ["tlh, pt-BR;q=0.5", "pt-BR"],
  ["zh-Hant-TW", "zh-Hant-TW"],
  ["de-CH-1996", "de-CH"],
  ["sl-rozaj-biske", "sl"],
  ["gd-GB, fr;q=0.5", "fr"],
  ["gd", "en-GB"],
  ["en;q=nonsense, nl;q=0.2", "nl"],
  ["../etc/passwd, <script>, it", "it"],
  ["en-a, ja", "ja"],
])("%j is read as %s", (header, locale) => expect(readLocale(header)).toBe(locale));

it("gives a language in which dates can be written, whatever is sent", () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom("en", "de-DE", "xx", "-", ";q=", ";q=1", ",", "*", "u-ca-"),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const locale = readLocale(parts.join(""));
      expect(new Intl.DateTimeFormat(locale, { timeZone: "UTC" }).format(0)).not.toBe("");
    }),
    { numRuns: 500 },
  );
});
