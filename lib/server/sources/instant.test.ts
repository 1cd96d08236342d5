import { describe, expect, it } from "vitest";
import { toInstant } from "./instant";

describe("toInstant", () => {
  it.each([
    ["2024-01-15T10:30:00.000Z", "2024-01-15T10:30:00.000Z"],
    ["2024-01-15T10:30:00+02:00", "2024-01-15T08:30:00.000Z"],
    ["2024-01-15T10:30:00-0530", "2024-01-15T16:00:00.000Z"],
    ["2024-01-15T10:30", "2024-01-15T10:30:00.000Z"],
    ["2024-01-15 10:30:00.123456Z", "2024-01-15T10:30:00.123Z"],
    ["2024-01-15", "2024-01-15T00:00:00.000Z"],
    [1705314600000, "2024-01-15T10:30:00.000Z"],
    ["1705314600000", "2024-01-15T10:30:00.000Z"],
    ["yesterday", undefined],
    ["2024-13-45T99:00:00Z", undefined],
    ["", undefined],
    [Number.NaN, undefined],
    [1e300, undefined],
    [8.64e15, undefined],
    [null, undefined],
    [{}, undefined],
  ])("reads %s", (value, instant) => {
    expect(toInstant(value)).toBe(instant);
  });
});
