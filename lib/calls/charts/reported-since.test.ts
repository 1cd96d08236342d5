import { describe, expect, it } from "vitest";
import type { VolumeBucket } from "../answers";
import { lateReports } from "./reported-since";

const volume = (...borders: string[]): VolumeBucket[] =>
  borders.slice(1).map((end, index) => ({
    start: new Date(borders[index] ?? "").toISOString(),
    end: new Date(end).toISOString(),
    calls: 0,
    seconds: 0,
    actions: {},
    connections: {},
    directions: {},
  }));
const reports = (...borders: string[]) => lateReports({ volume: volume(...borders) }, "en-GB");

describe("lateReports", () => {
  it("says from when on bookings are reported, and where that is", () => {
    expect(reports("2025-09-07", "2025-09-08", "2025-09-10", "2025-09-11")).toEqual([
      {
        type: "APPOINTMENT_BOOKING",
        text: "Bookings are reported since 9 September 2025 only",
        mark: "Bookings reported from here",
        at: 0.5,
      },
    ]);
    expect(reports("2025-09-08T06:00Z", "2025-09-09T06:00Z")[0]?.at).toBe(0.75);
  });

  it("says that none are reported before", () => {
    expect(reports("2025-08-01", "2025-09-01", "2025-09-09")).toMatchObject([
      { text: "Bookings are not reported before 9 September 2025", at: undefined },
    ]);
  });

  it("says nothing afterwards, nor of no time at all", () => {
    expect(reports("2025-09-09", "2025-09-10")).toEqual([]);
    expect(reports()).toEqual([]);
  });
});
