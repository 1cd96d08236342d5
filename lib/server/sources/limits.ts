import "server-only";
import { readRateHeaders } from "./rate-headers";

export interface LimitOptions {
  /** Requests that the upstream takes in an interval, until its headers say otherwise. 100 by default. */
  max?: number;
  /** Milliseconds, 10,000 by default. */
  interval?: number;
  /** Requests that may go out at once after a silence, at most 5; 3 by default. */
  burst?: number;
}

const hour = 3600_000;
const longestBackoff = 30_000;
/** However long an upstream wants to be left alone: after this one request finds out whether it still does. */
const longestPause = 5 * 60_000;

/**
 * When the next request may go out. Requests are spaced (a generic cell rate algorithm) so that any
 * interval sees at most `max - 2` of ours: the last ones are kept for jitter on the way, and mean that
 * `X-RateLimit-Remaining: 0` shows somebody else on the same account. All times are of the pacer's clock.
 */
export function createLimits(options: LimitOptions) {
  let max = options.max ?? 100;
  let interval = options.interval ?? 10_000;
  let arrival = Number.NEGATIVE_INFINITY;
  let sent = 0;
  /** What the newest answer left us, and until when that holds. */
  let allowance = { sequence: 0, left: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY };
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let exhaustedUntil = Number.NEGATIVE_INFINITY;
  let refusals = 0;

  const burst = () => Math.max(1, Math.min(5, options.burst ?? 3, Math.floor(max / 6)));
  const spacing = () => interval / Math.max(0.9, max - burst() - 2);

  const spent = (now: number) => now < allowance.until && allowance.left - (sent - allowance.sequence) <= 0;

  return {
    /** Milliseconds until the next request may go out. */
    wait(now: number): number {
      const paced = arrival - (burst() - 1) * spacing() - now;
      return Math.max(
        0,
        paced,
        pausedUntil - now,
        exhaustedUntil - now,
        spent(now) ? allowance.until - now : 0,
      );
    },

    /** Milliseconds for which the upstream itself wants no request. */
    pause(now: number): number {
      return Math.max(0, pausedUntil - now, exhaustedUntil - now);
    },

    /** Whether the day's requests are used up. */
    exhausted: (now: number): boolean => now < exhaustedUntil,

    /** Counts a request that goes out now. @returns its number */
    take(now: number): number {
      arrival = Math.max(arrival, now) + spacing();
      sent += 1;
      return sent;
    },

    /** Learns from the answer to a request. */
    observe(sequence: number, status: number, headers: Headers, now: number): void {
      const rates = readRateHeaders(headers, Date.now());
      if (rates.max !== undefined) max = rates.max;
      if (rates.interval !== undefined) interval = rates.interval;
      // A 429 says by itself when to come back.
      if (status !== 429 && rates.remaining !== undefined && sequence >= allowance.sequence) {
        allowance = { sequence, left: rates.remaining, until: now + interval };
      }
      if (rates.dailyRemaining !== undefined && rates.dailyRemaining <= 0) {
        exhaustedUntil = now + Math.min(rates.dailyReset ?? hour, hour);
      }
      refusals = status === 429 ? refusals + 1 : 0;
      if (status !== 429) return;
      // Without Retry-After (HighLevel documents none) the interval is what surely helps.
      const backoff = rates.interval ?? Math.min(longestBackoff, 1000 * 2 ** (refusals - 1));
      pausedUntil = Math.max(pausedUntil, now + Math.min(rates.retryAfter ?? backoff, longestPause));
    },
  };
}
