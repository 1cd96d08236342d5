import { parseDate } from "@internationalized/date";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { zones } from "@/lib/testing/zones";
import { dayAt, instantOf, localMinuteOf, offsetAt, startOfDay, weekdayAndHour } from "./zone";

const minute = 60_000;
const hour = 60 * minute;
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2030, 0) });
const at = (date: string, time: string, offset?: string) => ({
  date,
  time,
  ...(offset !== undefined && { offset }),
});
const iso = (milliseconds: number) => new Date(milliseconds).toISOString().replace(":00.000Z", "Z");
const startOf = (date: string, name: string) => iso(startOfDay(parseDate(date), name));

describe("startOfDay", () => {
  it.each([
    ["America/Chicago", "2026-03-08", "2026-03-08T06:00Z", 23],
    ["America/Chicago", "2026-11-01", "2026-11-01T05:00Z", 25],
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23],
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25],
    ["Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00Z", 24.5],
    ["Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", 23.5],
    // Midnight is skipped: the day begins at one.
    ["America/Havana", "2026-03-08", "2026-03-08T05:00Z", 23],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", 23],
    // Midnight comes twice: the day begins with the first.
    ["America/Havana", "2026-11-01", "2026-11-01T04:00Z", 25],
    // The last hour of the day comes twice.
    ["Africa/Cairo", "2026-10-29", "2026-10-28T21:00Z", 25],
    ["Pacific/Chatham", "2026-09-27", "2026-09-26T11:15Z", 23],
    ["Asia/Kathmandu", "2026-11-01", "2026-10-31T18:15Z", 24],
    ["Asia/Kolkata", "2026-11-01", "2026-10-31T18:30Z", 24],
    ["UTC", "2026-11-01", "2026-11-01T00:00Z", 24],
    // The day that Samoa left out.
    ["Pacific/Apia", "2011-12-29", "2011-12-29T10:00Z", 24],
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", 0],
    ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z", 24],
  ])("in %s: %s begins at %s and has %d hours", (name, date, start, hours) => {
    expect(startOf(date, name)).toBe(start);
    const next = startOfDay(parseDate(date).add({ days: 1 }), name);
    expect((next - startOfDay(parseDate(date), name)) / hour).toBe(hours);
  });

  it("tiles time: every instant is in the one day that the calendar shows", () => {
    fc.assert(
      fc.property(zone, instant, (name, now) => {
        const day = dayAt(now, name);
        expect(startOfDay(day, name)).toBeLessThanOrEqual(now);
        expect(startOfDay(day.add({ days: 1 }), name)).toBeGreaterThan(now);
        expect(startOfDay(day.subtract({ days: 1 }), name)).toBeLessThanOrEqual(startOfDay(day, name));
      }),
      fixed(500),
    );
  });
});

describe("instantOf", () => {
  it("takes the first of two equal minutes, unless an offset says otherwise", () => {
    const chicago = (offset?: string) => iso(instantOf(at("2026-11-01", "01:30", offset), "America/Chicago"));
    expect(chicago()).toBe("2026-11-01T06:30Z");
    expect(chicago("-05:00")).toBe("2026-11-01T06:30Z");
    expect(chicago("-06:00")).toBe("2026-11-01T07:30Z");
    expect(chicago("Z")).toBe("2026-11-01T01:30Z");
    const lordHowe = (offset?: string) =>
      iso(instantOf(at("2026-04-05", "01:45", offset), "Australia/Lord_Howe"));
    expect(lordHowe()).toBe("2026-04-04T14:45Z");
    expect(lordHowe("+10:30")).toBe("2026-04-04T15:15Z");
  });

  it("puts a minute that the clock skips behind the skip", () => {
    expect(iso(instantOf(at("2026-03-08", "02:30"), "America/Chicago"))).toBe("2026-03-08T08:30Z");
    expect(iso(instantOf(at("2026-10-04", "02:15"), "Australia/Lord_Howe"))).toBe("2026-10-03T15:45Z");
    expect(iso(instantOf(at("2026-04-24", "00:30"), "Africa/Cairo"))).toBe("2026-04-23T22:30Z");
  });

  it("honours any offset in any zone", () => {
    expect(iso(instantOf(at("2026-06-01", "12:00", "+05:45"), "America/Chicago"))).toBe("2026-06-01T06:15Z");
    expect(iso(instantOf(at("2026-06-01", "12:00", "-03:30"), "Asia/Kolkata"))).toBe("2026-06-01T15:30Z");
    expect(iso(instantOf({ date: "0001-01-01" }, "UTC"))).toBe("0001-01-01T00:00Z");
    expect(iso(instantOf(at("9999-12-31", "23:59"), "UTC"))).toBe("9999-12-31T23:59Z");
  });
});

describe("localMinuteOf", () => {
  it("is the way back of instantOf, also where a minute comes twice", () => {
    fc.assert(
      fc.property(zone, instant, (name, now) => {
        const whole = Math.floor(now / minute) * minute;
        const local = localMinuteOf(now, name);
        expect(instantOf(local, name)).toBe(whole);
        if (local.offset === undefined) expect(localMinuteOf(whole, name)).toEqual(local);
      }),
      fixed(500),
    );
    for (let step = -240; step <= 240; step++) {
      for (const [name, change] of [
        ["America/Chicago", "2026-11-01T07:00Z"],
        ["America/Chicago", "2026-03-08T08:00Z"],
        ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
        ["America/Havana", "2026-11-01T05:00Z"],
        ["Africa/Cairo", "2026-10-29T21:00Z"],
        ["Pacific/Apia", "2011-12-30T10:00Z"],
      ] as const) {
        const now = Date.parse(change) + step * minute;
        expect(instantOf(localMinuteOf(now, name), name)).toBe(now);
      }
    }
  });

  it("names the offset of the second of two equal minutes only", () => {
    const local = (text: string, name: string) => localMinuteOf(Date.parse(text), name);
    expect(local("2026-11-01T06:30Z", "America/Chicago")).toEqual(at("2026-11-01", "01:30"));
    expect(local("2026-11-01T07:30:59.999Z", "America/Chicago")).toEqual(at("2026-11-01", "01:30", "-06:00"));
    expect(local("2026-11-01T08:00Z", "America/Chicago")).toEqual(at("2026-11-01", "02:00"));
    expect(local("2026-04-04T15:00Z", "Australia/Lord_Howe")).toEqual(at("2026-04-05", "01:30", "+10:30"));
    expect(local("0001-01-01T00:00Z", "UTC")).toEqual(at("0001-01-01", "00:00"));
  });
});

describe("weekdayAndHour", () => {
  const format = (name: string) =>
    new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      weekday: "short",
      hour: "2-digit",
      hourCycle: "h23",
    });
  const formats = new Map(zones.map((name) => [name, format(name)]));
  const weekdays = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

  it("agrees with Intl, and offsetAt with the clock", () => {
    fc.assert(
      fc.property(zone, instant, (name, now) => {
        const parts = formats.get(name)?.formatToParts(now) ?? [];
        const part = (type: string) => parts.find((each) => each.type === type)?.value;
        expect(weekdayAndHour(now, name)).toEqual({
          weekday: weekdays.indexOf(part("weekday") ?? ""),
          hour: Number(part("hour")),
        });
        expect(dayAt(now, name).toString()).toBe(
          new Date(now + offsetAt(now, name)).toISOString().slice(0, 10),
        );
      }),
      fixed(500),
    );
  });

  it("counts weeks from Monday, in the zone", () => {
    const sunday = Date.parse("2026-11-01T23:30Z");
    expect(weekdayAndHour(sunday, "UTC")).toEqual({ weekday: 7, hour: 23 });
    expect(weekdayAndHour(sunday, "Europe/Berlin")).toEqual({ weekday: 1, hour: 0 });
    expect(weekdayAndHour(Date.parse("1969-12-31T23:59Z"), "UTC")).toEqual({ weekday: 3, hour: 23 });
  });
});
