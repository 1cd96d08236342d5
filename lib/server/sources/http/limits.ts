import "server-only";
import { readRateHeaders } from "./rate-headers";
import type { Rate } from "./shared-pace";

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

/** Requests that are remembered; an upstream that allows more needs no such care. */
const longestMemory = 2_000;

/** ms by which requests may come closer together on their way. */
const jitter = 200;

/**
 * When the next request may go out. Requests are spaced (a generic cell rate algorithm, for the burst), and any interval,
 * also if it were a little longer, sees at most `max - 1` of ours: 97 % of 100 in 10 s. Where the
 * upstream's headers tell of more requests than ours, there is somebody else on the account, who is left room. All times
 * are of the pacer's clock.
 */
export function createLimits(options: LimitOptions) {
  let max = options.max ?? 100;
  let interval = options.interval ?? 10_000;
  let arrival = Number.NEGATIVE_INFINITY;
  let sent = 0;
  /** When the last requests went out: as many as one interval may see. */
  let times: number[] = [];
  /** How many requests of others the newest answer told of, and until when that holds. */
  let others = { sequence: 0, count: 0, until: Number.NEGATIVE_INFINITY };
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let exhaustedUntil = Number.NEGATIVE_INFINITY;
  let refusals = 0;

  const burstOf = () => Math.max(1, Math.min(5, options.burst ?? 3, Math.floor(max / 6)));
  /** Where an interval allows but one request, the next comes later than it must. */
  const span = () => (max > 1 ? interval + jitter : interval * 1.1);
  const spacing = () => span() / Math.max(1, max - 1);

  /** When an interval has room for one more, where it may see so many of ours. */
  function room(usable: number): number {
    const first = usable < 1 ? Number.POSITIVE_INFINITY : (times.at(-usable) ?? Number.NEGATIVE_INFINITY);
    return first + span();
  }

  /** When there is room beside the requests of others. */
  const roomBeside = (now: number) =>
    now < others.until ? Math.min(others.until, room(max - others.count)) : Number.NEGATIVE_INFINITY;

  /** How many requests the upstream had seen in the interval before a request, beside ours. */
  function countOthers(sequence: number, remaining: number): number {
    const upTo = times.slice(0, times.length - (sent - sequence));
    const from = (upTo.at(-1) ?? 0) - interval;
    return Math.max(0, max - remaining - upTo.filter((time) => time > from).length);
  }

  return {
    /** Milliseconds until the next request may go out. */
    wait(now: number): number {
      const paced = arrival - (burstOf() - 1) * spacing() - now;
      return Math.max(
        0,
        paced,
        room(Math.max(1, max - 1)) - now,
        roomBeside(now) - now,
        pausedUntil - now,
        exhaustedUntil - now,
      );
    },

    /** The pace at which no interval sees more than `max` requests of all processes. */
    sharedRate(): Rate {
      const burst = Math.min(2, burstOf());
      return { burst, spacing: span() / Math.max(1, max - burst) };
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
      times = [...times, now].slice(-Math.min(max, longestMemory));
      return sent;
    },

    /** Learns from the answer to a request. */
    observe(sequence: number, status: number, headers: Headers, now: number): void {
      const rates = readRateHeaders(headers, Date.now());
      if (rates.max !== undefined) max = rates.max;
      if (rates.interval !== undefined) interval = rates.interval;
      // A 429 says by itself when to come back.
      if (status !== 429 && rates.remaining !== undefined && sequence >= others.sequence) {
        others = { sequence, count: countOthers(sequence, rates.remaining), until: now + interval };
      }
      if (rates.dailyRemaining !== undefined && rates.dailyRemaining <= 0) {
        exhaustedUntil = now + Math.min(rates.dailyReset ?? hour, hour);
      }
      refusals = status === 429 ? refusals + 1 : 0;
      if (status !== 429) return;
      // Without Retry-After, which not every upstream sends, the interval is what surely helps.
      const backoff = rates.interval ?? Math.min(longestBackoff, 1000 * 2 ** (refusals - 1));
      pausedUntil = Math.max(pausedUntil, now + Math.min(rates.retryAfter ?? backoff, longestPause));
    },
  };
}
