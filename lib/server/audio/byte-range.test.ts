import { describe, expect, it } from "vitest";
import { parseRange, resolveRange, writeRange } from "./byte-range";

describe("parseRange", () => {
  it.each([
    ["bytes=0-", { first: 0 }],
    [" Bytes = 10 - 19 ", { first: 10, last: 19 }],
    ["bytes=-5", { suffix: 5 }],
    ["bytes=99999999999999999999-", { first: Number.MAX_SAFE_INTEGER }],
  ])("reads %s", (header, asked) => {
    expect(parseRange(header)).toEqual(asked);
  });

  it.each(["bytes=-", "bytes=5-2", "bytes=0-1,5-6", "items=0-1", "", "bytes=a-b\r\nX: y", "bytes=1.5-2"])(
    "ignores %j",
    (header) => {
      expect(parseRange(header)).toBeUndefined();
    },
  );

  it("has nothing to read without a header", () => {
    expect(parseRange(undefined)).toBeUndefined();
  });
});

describe("resolveRange", () => {
  it.each([
    ["bytes=0-", { first: 0, last: 99 }],
    ["bytes=10-19", { first: 10, last: 19 }],
    ["bytes=90-500", { first: 90, last: 99 }],
    ["bytes=-5", { first: 95, last: 99 }],
    ["bytes=-500", { first: 0, last: 99 }],
    ["bytes=99-", { first: 99, last: 99 }],
    ["bytes=100-", undefined],
    ["bytes=-0", undefined],
  ])("resolves %s of 100 bytes", (header, range) => {
    const asked = parseRange(header);
    expect(asked && resolveRange(asked, 100)).toEqual(range);
    expect(asked && writeRange(asked)).toBe(header);
  });

  it("finds nothing in an empty body", () => {
    expect([resolveRange({ first: 0 }, 0), resolveRange({ suffix: 5 }, 0)]).toEqual([undefined, undefined]);
  });
});
