import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heatMap } from "./heat-map";

const all = { weekday: [], hour: [] };
const some = (min: number, max: number) => fc.uniqueArray(fc.integer({ min, max }), { maxLength: 4 });
const counted = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  calls: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 500_000 })),
});

describe("heatMap", () => {
  it("holds every call once, in the band that its cell is drawn as", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(counted, { selector: ({ weekday, hour }) => weekday * 24 + hour }),
        fc.record({ weekday: some(1, 7), hour: some(0, 23) }),
        (hours, query) => {
          // No answer counts what its query does not let through.
          const within = hours.filter(
            ({ weekday, hour }) =>
              (query.weekday.length === 0 || query.weekday.includes(weekday)) &&
              (query.hour.length === 0 || query.hour.includes(hour)),
          );
          const { rows, bands } = heatMap(within, query);
          const cells = rows.flatMap((row) => row.cells);
          const sum = (counts: { calls: number }[]) => counts.reduce((total, { calls }) => total + calls, 0);
          expect(sum(cells)).toBe(sum(within));
          expect(new Set(cells.map(({ weekday, hour }) => weekday * 24 + hour)).size).toBe(cells.length);
          const shades = bands.map(({ shade }) => shade);
          expect(new Set(shades).size).toBe(bands.length);
          if (bands.length > 0) expect([Math.min(...shades) > 0, shades.at(-1)]).toEqual([true, 5]);
          for (const { calls, level } of cells) {
            const band = bands[level - 1];
            expect(calls === 0 ? level === 0 : band && band.from <= calls && calls <= band.to).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("draws the days and hours that are asked for, Monday first", () => {
    expect(heatMap([], all).rows.map(({ weekday, cells }) => [weekday, cells.length])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, 24]),
    );
    const { rows, bands } = heatMap([{ weekday: 1, hour: 9, calls: 7 }], { weekday: [7, 1], hour: [9] });
    expect(rows.map(({ weekday, cells }) => [weekday, cells.map(({ calls }) => calls)])).toEqual([
      [1, [7]],
      [7, [0]],
    ]);
    expect(bands).toEqual([
      { from: 1, to: 2, shade: 2 },
      { from: 3, to: 4, shade: 3 },
      { from: 5, to: 6, shade: 4 },
      { from: 7, to: 8, shade: 5 },
    ]);
  });
});
