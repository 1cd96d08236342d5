import { describe, expect, it } from "vitest";
import { readRateHeaders } from "./rate-headers";

const now = Date.UTC(2026, 0, 1, 12);
const read = (headers: Record<string, string>) => readRateHeaders(new Headers(headers), now);

describe("readRateHeaders", () => {
  it("reads all of them", () => {
    expect(
      read({
        "X-RateLimit-Max": "100",
        "X-RateLimit-Interval-Milliseconds": "10000",
        "X-RateLimit-Remaining": "42",
        "X-RateLimit-Limit-Daily": "200000",
        "X-RateLimit-Daily-Remaining": "-1",
        "X-RateLimit-Daily-Reset": "3600000",
        "Retry-After": "3",
      }),
    ).toEqual({
      max: 100,
      interval: 10_000,
      remaining: 42,
      dailyRemaining: -1,
      dailyReset: 3600_000,
      retryAfter: 3000,
    });
  });

  it.each([
    ["Thu, 01 Jan 2026 12:00:05 GMT", 5000],
    ["Thu, 01 Jan 2026 11:00:00 GMT", 0],
    ["1.5", 1500],
    ["99999999", 300_000],
    ["soon", undefined],
    ["-1", undefined],
  ])("reads Retry-After: %s", (value, retryAfter) => {
    expect(read({ "Retry-After": value }).retryAfter).toBe(retryAfter);
  });

  it("leaves out what makes no sense", () => {
    expect(
      read({ "X-RateLimit-Max": "0", "X-RateLimit-Remaining": "many", "X-RateLimit-Daily-Reset": "" }),
    ).toEqual({});
  });
});
