import { formatDuration } from "../format/duration";
import { formatNumber, formatShare } from "../format/number";

/** How a number of the page is compared with the one before: in percent, percentage points or seconds. */
export type ChangeUnit = "percent" | "points" | "seconds";

const sign = (value: number) => (value < 0 ? "−" : "+");

const decimals = (value: number, locale: string) => formatNumber(value, locale, value < 10 ? 1 : 0);

const writers: Record<ChangeUnit, (now: number, before: number, locale: string) => string | undefined> = {
  percent: (now, before, locale) => {
    if (before === 0) return undefined;
    const written = formatShare(Math.abs(now / before - 1), locale);
    return written === formatShare(0, locale) ? "" : `${sign(now - before)}${written}`;
  },
  points: (now, before, locale) => {
    const written = decimals(Math.abs(now - before) * 100, locale);
    if (written === decimals(0, locale)) return "";
    return `${sign(now - before)}${written} ${written === decimals(1, locale) ? "point" : "points"}`;
  },
  seconds: (now, before) => {
    const seconds = Math.abs(Math.round(now) - Math.round(before));
    if (seconds === 0) return "";
    return `${sign(now - before)}${seconds < 60 ? `${seconds} s` : formatDuration(seconds)}`;
  },
};

/**
 * A number against the one before it, such as `+12%`, `−1.5 points` (of shares from 0 to 1) or `+14 s`. Empty where
 * they are the same as far as one reads; undefined where nothing can be said, as of a growth from zero.
 */
export function formatChange(
  unit: ChangeUnit,
  now: number,
  before: number,
  locale: string,
): string | undefined {
  return writers[unit](now, before, locale);
}
