import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { hourName, hourSpan } from "../charts/clock-labels";
import { formatChange } from "../charts/change";
import { axisLabel, formatDays, formatSpan } from "../charts/labels";
import { axisCount } from "../charts/ticks";
import { formatAgo } from "./ago";
import { formatTalkTime } from "./duration";
import { dateStyles, type DateStyle } from "./date-styles";
import { formatInstant } from "./instant";
import { formatCount, formatShare } from "./number";
import { languages } from "./languages";
import { keepWords, wordsOf, type Words } from "./words";

afterEach(() => void vi.restoreAllMocks());

const regional =
  "gl-ES is-IS ka-GE ar-EG de-AT de-CH en-AU en-CA en-GB en-IN en-US es-419 es-MX fr-CA fr-CH nl-BE pt-PT sr-Latn " +
  "zh-Hans zh-Hant-TW zh-HK";
const locales = [...languages, ...regional.split(" ")];

/** `full` ends with the name of a zone, which has English words or none. */
const styles = (Object.keys(dateStyles) as DateStyle[]).filter((style) => style !== "full");
const instants = [0, Date.parse("2026-09-07T03:04:05Z"), Date.parse("2026-11-27T21:04:39Z")];
const span = { start: "2026-09-07T03:00:00Z", end: "2026-10-09T05:30:00Z" };

/** All that pages write in a reader's language. */
const allTexts = (locale: string) => [
  ...styles.flatMap((style) =>
    instants.map((instant) => formatInstant(instant, style, locale, "America/Chicago")),
  ),
  ...(["hour", "day", "month", "year"] as const).map((unit) =>
    axisLabel(span.start, unit, locale, "Asia/Tokyo"),
  ),
  formatSpan(span, locale, "Europe/Berlin"),
  formatDays(span, locale, "Europe/Berlin"),
  hourName(15, locale),
  hourSpan(23, locale),
  formatCount(1_234_567.5, locale),
  axisCount(12_345, locale),
  formatShare(0.0123, locale),
  formatTalkTime(12_345_678, locale),
  formatAgo(400_000, locale),
  formatChange("points", 0.274, 0.243, locale),
];

/** `Intl` of a browser that has no words but those of American English. */
function keepEnglishOnly(): void {
  const real = Intl.DateTimeFormat;
  vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function (locale, options) {
    if (locale !== "en-US") throw new Error(`no words of ${String(locale)}`);
    return new real(locale, options);
  });
}

it.each(locales)("writes %s in the words that the server sent, whatever the browser has", (locale) => {
  // A tag of its own, whose words were not read before.
  const tag = `${locale}-x-sent`;
  const server = allTexts(locale);
  const words: unknown = JSON.parse(JSON.stringify(wordsOf(locale)));
  keepWords(tag, words as Words);
  keepEnglishOnly();
  expect(allTexts(tag)).toEqual(server);
});

it.each(["en-GB", "en-US", "de", "fr", "es-MX", "ja", "pt-BR", "sv", "pl", "zh-Hans"])(
  "writes dates in %s as its language does",
  (locale) => {
    const instant = fc.date({
      min: new Date("1971-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.constantFrom(...styles), (at, style) => {
        const options = { ...dateStyles[style], timeZone: "UTC" };
        const expected = new Intl.DateTimeFormat(locale, options)
          .format(at)
          .replace(/[\u2009\u202f\u00a0]/g, " ");
        expect(formatInstant(at.getTime(), style, locale, "UTC")).toBe(expected);
      }),
    );
  },
);

it.each(["en", "de", "fr-CA", "en-IN", "es", "pl", "tr", "ja"])(
  "writes numbers in %s as its language does",
  (locale) => {
    const count = fc.oneof(fc.nat(20_000), fc.nat(2_000_000_000));
    fc.assert(
      fc.property(count, fc.double({ min: 0, max: 3, noNaN: true }), (count, share) => {
        const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, " ");
        expect(formatCount(count, locale)).toBe(plain(count.toLocaleString(locale)));
        const percent = { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 } as const;
        expect(formatShare(share, locale)).toBe(plain(share.toLocaleString(locale, percent)));
      }),
    );
  },
);
