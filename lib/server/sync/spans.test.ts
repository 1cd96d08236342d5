import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapsOf, newestRun, together } from "./spans";

const end = 1_000;

/** Spans that do not overlap, in order. */
const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: end }), { minLength: 2, maxLength: 20 })
  .map((borders) => borders.sort((a, b) => a - b))
  .chain((borders) =>
    fc.array(fc.boolean(), { minLength: borders.length, maxLength: borders.length }).map((kept) =>
      borders.flatMap((start, index) => {
        const next = borders[index + 1];
        return next !== undefined && kept[index] ? [{ start, end: next }] : [];
      }),
    ),
  );

const holds = (list: readonly { start: number; end: number }[], at: number) =>
  list.filter((span) => at >= span.start && at < span.end).length;

describe("gapsOf", () => {
  it("holds each moment that no span does, once, newest first", () => {
    fc.assert(
      fc.property(spans, (covered) => {
        const gaps = gapsOf(covered, end);
        for (let at = 0; at < end; at += 1) expect(holds(gaps, at) + holds(covered, at)).toBe(1);
        for (const [index, gap] of gaps.entries()) {
          expect(gap.start).toBeLessThan(gap.end);
          expect(gap.end).toBeLessThan(gaps[index - 1]?.start ?? end + 1);
        }
      }),
    );
  });

  it("begins the last gap at the very beginning", () => {
    expect(gapsOf([{ start: 5, end: 7 }], 9)).toEqual([
      { start: 7, end: 9 },
      { start: 0, end: 5 },
    ]);
    expect(gapsOf([], 9)).toEqual([{ start: 0, end: 9 }]);
  });
});

describe("newestRun", () => {
  it("goes back to the newest gap", () => {
    fc.assert(
      fc.property(spans, (covered) => {
        const run = newestRun(covered);
        const last = covered.at(-1);
        expect(run?.end).toBe(last?.end);
        if (!run) return;
        for (let at = run.start; at < run.end; at += 1) expect(holds(covered, at)).toBe(1);
        expect(holds(covered, run.start - 1)).toBe(0);
      }),
    );
  });
});

describe("together", () => {
  it("puts what is being read among what is covered", () => {
    expect(together([{ start: 5, end: 7 }], [{ start: 1, end: 2 }])).toEqual([
      { start: 1, end: 2 },
      { start: 5, end: 7 },
    ]);
  });
});
