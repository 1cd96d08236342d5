import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSilences, skipFrom } from "./silences";

const stretch = (loudness: number, seconds: number) => Array.from({ length: seconds * 10 }, () => loudness);

describe("findSilences", () => {
  it("finds what is long and quiet, and leaves a little of it", () => {
    const peaks = [
      ...stretch(100, 2),
      ...stretch(1, 3),
      ...stretch(90, 1),
      ...stretch(0, 0.5),
      ...stretch(80, 1),
    ];
    expect(findSilences(peaks, 10)).toEqual([{ start: 2.2, end: 4.8 }]);
  });

  it("takes a quiet recording for what it is", () => {
    const peaks = [...stretch(9, 2), ...stretch(1, 2), ...stretch(8, 2)];
    expect(findSilences(peaks, 10)).toEqual([{ start: 2.2, end: 3.8 }]);
  });

  it("finds the silence at the end, and nothing but silence", () => {
    expect(findSilences([...stretch(50, 1), ...stretch(0, 2)], 10)).toEqual([{ start: 1.2, end: 2.8 }]);
    expect(findSilences(stretch(0, 2), 10)).toEqual([{ start: 0.2, end: 1.8 }]);
    expect(findSilences([], 10)).toEqual([]);
  });

  it("gives silences in order, within the recording, that one leaves by skipping", () => {
    const loudness = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 40 })));
    fc.assert(
      fc.property(loudness, fc.constantFrom(2.5, 5, 10), (runs, perSecond) => {
        const peaks = runs.flatMap(([peak, count]) => Array.from({ length: count }, () => peak));
        let before = 0;
        const silences = findSilences(peaks, perSecond);
        for (const { start, end } of silences) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(peaks.length / perSecond);
          expect(skipFrom(silences, start)).toBe(end);
          expect(skipFrom(silences, end)).toBeUndefined();
          before = end;
        }
      }),
    );
  });
});
