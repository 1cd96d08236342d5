import { formatCount } from "./number";

const units = [
  { unit: "day", seconds: 86_400, from: 172_800 },
  { unit: "h", seconds: 3600, from: 3600 },
  { unit: "min", seconds: 60, from: 60 },
] as const;

/**
 * How long a span of time is, in seconds, in one unit: `20 s`, `3 min`, `5 h`, `2 days`. Below a minute it goes by
 * steps of ten, as a text that changes each second draws the eye.
 */
export function formatSpanOf(seconds: number, locale: string): string {
  const found = units.find(({ from }) => seconds >= from);
  if (!found) return `${formatCount(Math.floor(Math.max(seconds, 0) / 10) * 10, locale)} s`;
  const count = Math.floor(seconds / found.seconds);
  return `${formatCount(count, locale)} ${found.unit}${found.unit === "day" ? "s" : ""}`;
}

/** How long ago something was, in seconds: `just now`, `20 s ago`. A moment ahead of the clock is just now. */
export function formatAgo(seconds: number, locale: string): string {
  return seconds < 10 ? "just now" : `${formatSpanOf(seconds, locale)} ago`;
}
