import "server-only";

/** What an answer says about the upstream's limits. Times in milliseconds. */
export interface RateHeaders {
  max?: number;
  interval?: number;
  remaining?: number;
  dailyRemaining?: number;
  dailyReset?: number;
  retryAfter?: number;
}

const day = 24 * 3600_000;
/** However long an upstream asks to wait: after this, one request finds out whether it still refuses. */
const longestRetryAfter = 5 * 60_000;

/**
 * Reads the rate headers of an answer; what is absent or makes no sense is left out, and times are bounded
 * by a day, `Retry-After` by five minutes. `X-RateLimit-Daily-Reset` is undocumented; seen on real servers as milliseconds until the reset.
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function readRateHeaders(headers: Headers, now: number): RateHeaders {
  const found: RateHeaders = {};
  const max = numberOf(headers, "x-ratelimit-max");
  if (max !== undefined && max >= 1) found.max = Math.floor(max);
  const interval = numberOf(headers, "x-ratelimit-interval-milliseconds");
  if (interval !== undefined && interval >= 1) found.interval = Math.min(interval, 3600_000);
  const remaining = numberOf(headers, "x-ratelimit-remaining");
  if (remaining !== undefined) found.remaining = remaining;
  const dailyRemaining = numberOf(headers, "x-ratelimit-daily-remaining");
  if (dailyRemaining !== undefined) found.dailyRemaining = dailyRemaining;
  const dailyReset = numberOf(headers, "x-ratelimit-daily-reset");
  if (dailyReset !== undefined && dailyReset > 0) found.dailyReset = Math.min(dailyReset, day);
  const retryAfter = readRetryAfter(headers.get("retry-after"), now);
  if (retryAfter !== undefined) found.retryAfter = retryAfter;
  return found;
}

/** Milliseconds that a `Retry-After` of seconds or of an HTTP date asks to wait. */
function readRetryAfter(value: string | null, now: number): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, longestRetryAfter);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), longestRetryAfter);
}

function numberOf(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim() ?? "";
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
