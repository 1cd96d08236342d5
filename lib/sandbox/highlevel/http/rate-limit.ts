/** How many requests are let through: `max` within any `intervalMs`, and `daily` in a day of UTC. */
export interface RateLimit {
  max: number;
  intervalMs: number;
  daily: number;
}

/** What a request met: whether it may pass, and the headers that every answer carries (contract 5.4). */
export interface Passage {
  allowed: boolean;
  headers: Record<string, string>;
}

export interface RateLimiter {
  /** Asks to pass at an instant (ms since epoch). */
  pass(now: number): Passage;
  reset(): void;
}

const day = 86_400_000;

/** A sliding window, the strictest reading of "100 requests per 10 seconds"; refused requests are free. */
export function createRateLimiter(limit: RateLimit | null): RateLimiter {
  let passed: number[] = [];
  let today = -1;
  let usedToday = 0;
  return {
    pass(now) {
      if (limit === null) return { allowed: true, headers: {} };
      const { max, intervalMs, daily } = limit;
      if (Math.floor(now / day) !== today) {
        today = Math.floor(now / day);
        usedToday = 0;
      }
      passed = passed.filter((instant) => now - instant < intervalMs);
      const allowed = passed.length < max && usedToday < daily;
      if (allowed) {
        passed.push(now);
        usedToday += 1;
      }
      return {
        allowed,
        headers: {
          "x-ratelimit-limit-daily": String(daily),
          "x-ratelimit-daily-remaining": String(daily - usedToday),
          "x-ratelimit-daily-reset": String((today + 1) * day - now),
          "x-ratelimit-interval-milliseconds": String(intervalMs),
          "x-ratelimit-max": String(max),
          "x-ratelimit-remaining": String(max - passed.length),
        },
      };
    },
    reset() {
      passed = [];
      usedToday = 0;
    },
  };
}
