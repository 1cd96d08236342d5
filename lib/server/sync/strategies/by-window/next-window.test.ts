import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualCalls } from "../../context";
import { firstReach, learn, nextWindow, type Reach } from "./next-window";

const day = 86_400_000;

/** Fills [0, `end`) as the sync does, with windows that hold what `count` says. */
function fillAll(end: number, count: (start: number, end: number) => number, expected?: number) {
  const read: { start: number; end: number; calls: number }[] = [];
  let reach: Reach = firstReach(usualCalls);
  let requests = 0;
  let loaded = 0;
  for (let to = end; to > 0 && requests < 20_000;) {
    const window = nextWindow({ start: 0, end: to }, reach, expected && expected - loaded);
    const calls = count(window.start, window.end);
    const tooMany = calls > 2 * usualCalls && window.end - window.start > 60_000;
    requests += tooMany ? 1 : Math.max(1, Math.ceil(calls / 50));
    reach = learn(reach, window, calls, tooMany);
    if (tooMany) continue;
    read.push({ ...window, calls });
    loaded += calls;
    to = window.start;
  }
  return { read, requests, loaded };
}

const spread = (from: number, to: number, total: number) => (start: number, end: number) => {
  const at = (moment: number) =>
    Math.round((total * (Math.min(to, Math.max(from, moment)) - from)) / (to - from));
  return at(end) - at(start);
};

describe("nextWindow", () => {
  it("leaves no hole and repeats nothing, wherever the calls are", () => {
    const now = 20_000 * day;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        (total, age, length, told) => {
          const from = now - age * day;
          const { read, loaded } = fillAll(
            now,
            spread(from, Math.min(now, from + length * day), total),
            told ? total : undefined,
          );
          expect(loaded).toBe(total);
          expect(read[0]?.end).toBe(now);
          expect(read.at(-1)?.start).toBe(0);
          for (const [index, { end }] of read.entries()) expect(end).toBe(read[index - 1]?.start ?? now);
        },
      ),
    );
  });

  it("wastes less than two in a hundred requests of a steady account", () => {
    const now = 20_000 * day;
    const total = 200_000;
    const { requests } = fillAll(now, spread(now - 365 * day, now, total), total);
    expect(requests).toBeLessThan((total / 50) * 1.02);
  });

  it("needs few requests where there is nothing", () => {
    expect(fillAll(20_000 * day, () => 0, 0).requests).toBe(1);
    expect(fillAll(20_000 * day, () => 0).requests).toBeLessThan(10);
  });

  it("begins with a window that is soon read", () => {
    const [first] = fillAll(20_000 * day, spread(19_635 * day, 20_000 * day, 200_000), 200_000).read;
    expect(first?.calls).toBeLessThan(500);
  });
});
