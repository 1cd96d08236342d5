import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { queries } from "@/lib/testing/queries";
import { zones } from "@/lib/testing/zones";
import { resolveWindow } from "../time/window";
import { ranges } from "../fields/range";
import { pinQuery } from "./pin";
import { completeQuery, parseQuery, serializeQuery } from "./query";

const minute = 60_000;
const instants = fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2027, 0) });

describe("pinQuery", () => {
  it("writes the days, the minute and the zone in place of the range", () => {
    const asOf = Date.parse("2026-11-20T20:32:10Z");
    const pinned = (query: object) =>
      serializeQuery(pinQuery(completeQuery({ agent: ["a"], ...query }), "Asia/Tokyo", asOf));
    expect(pinned({ range: "7d" })).toBe("from=2026-11-15&to=2026-11-21T05:33&tz=Asia%2FTokyo&agent=a");
    expect(pinned({ range: "yesterday" })).toBe("from=2026-11-20&to=2026-11-20&tz=Asia%2FTokyo&agent=a");
    expect(pinned({ range: "all" })).toBe("to=2026-11-21T05:33&tz=Asia%2FTokyo&agent=a");
    expect(pinned({ range: "7d", from: { date: "2026-01-01" } })).toBe(
      "from=2026-01-01&tz=Asia%2FTokyo&agent=a",
    );
  });

  it("selects the same instants of every range, at any later moment", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ranges), fc.constantFrom(...zones), instants, (range, zone, now) => {
        const before = resolveWindow(completeQuery({ range }), zone, now);
        const { query, notices } = parseQuery(
          new URLSearchParams(serializeQuery(pinQuery(completeQuery({ range }), zone, now))),
        );
        expect(notices).toEqual([]);
        expect(query.tz).toBe(zone);
        const after = resolveWindow(query, zone, now + 900 * 24 * 60 * minute);
        const empty = before.start !== undefined && before.start === before.end;
        if (empty) expect(after.end).toBeLessThanOrEqual(after.start ?? 0);
        else {
          const end = before.rolling ? Math.floor(now / minute + 1) * minute : before.end;
          expect(after).toMatchObject({ start: before.start, end, rolling: false });
        }
      }),
      fixed(600),
    );
  });

  it("leaves everything but the range and the zone as it is", () => {
    fc.assert(
      fc.property(queries, fc.constantFrom(...zones), instants, (query, zone, now) => {
        const { range: _, from, to, tz, ...rest } = pinQuery(query, zone, now);
        expect(query).toMatchObject(rest);
        expect(tz).toBe(query.tz ?? zone);
        if (query.from || query.to) expect({ from, to }).toEqual({ from: query.from, to: query.to });
      }),
      fixed(100),
    );
  });
});
