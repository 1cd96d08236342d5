import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { hourName, hourSpan } from "../charts/clock-labels";
import { formatChange } from "../charts/change";
import { axisLabel, formatDays, formatSpan } from "../charts/labels";
import { axisCount } from "../charts/ticks";
import { formatAgo } from "./ago";
import { formatTalkTime } from "./duration";
import { formatInstant, type InstantStyle } from "./instant";
import { formatCount, formatShare } from "./number";
import { wordingOf } from "./wording";

afterEach(() => void vi.unstubAllGlobals());

/** Languages that some browsers lack, and others. */
const locales = (
  "gl-ES is-IS ka-GE af am ar ar-EG as ast az be bg bn bs ca ckb cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-IE " +
  "en-IN en-NZ en-PH en-US en-ZA eo es es-419 es-ES es-MX es-US et eu fa fi fil fo fr fr-CA fr-CH fy ga gd gu ha haw he " +
  "hi hr hu hy id ig it ja jv kk km kn ko ku ky lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nl-BE nn nso om or pa pl ps " +
  "pt pt-BR pt-PT qu rm ro ru rw sa sc sd si sk sl so sq sr sr-Latn sv sw ta te tg th ti tk to tr tt ug uk ur uz vi wo xh " +
  "yi yo zh zh-Hans zh-Hant-TW zu"
).split(" ");

const styles: InstantStyle[] = [
  "short",
  "dated",
  "full",
  "seconds",
  "minute",
  "day",
  "longDay",
  "weekday",
  "month",
];
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

/** `Intl` of a browser that has no words but those of English. */
function keepEnglishOnly(): void {
  const english = (locale: unknown) => (String(locale).startsWith("en-") ? String(locale) : "root");
  const real = Intl.DateTimeFormat;
  const DateTimeFormat = function (locale: string, options: Intl.DateTimeFormatOptions) {
    return english(locale) === "root" ? { format: () => "2026 M11 27" } : new real(locale, options);
  };
  vi.stubGlobal("Intl", { ...Intl, DateTimeFormat });
  const write = Number.prototype.toLocaleString;
  vi.spyOn(Number.prototype, "toLocaleString").mockImplementation(function (this: number, locale, options) {
    return english(locale) === "root" ? "?" : write.call(this, locale, options);
  });
}

it.each(locales)(
  "writes %s in words of our own, so that any browser writes what the server wrote",
  (locale) => {
    const server = allTexts(locale);
    for (const text of server) expect(text).toMatch(/^[\w ,.:+−–%-]+$/);
    keepEnglishOnly();
    expect(allTexts(locale)).toEqual(server);
    vi.restoreAllMocks();
  },
);

it("is American or British for any text", () => {
  const wording = fc.property(fc.string(), (text) => {
    expect(["american", "british"]).toContain(wordingOf(text));
  });
  fc.assert(wording);
  const american = ["en", "en-US", "es-US", "en-Latn-US", "en-CA"];
  const british = ["en-GB", "de", "gl-ES", "fr-CA", "es-MX", "uz"];
  expect(american.filter((locale) => wordingOf(locale) === "british")).toEqual([]);
  expect(british.filter((locale) => wordingOf(locale) === "american")).toEqual([]);
});
