import { describe, expect, it } from "vitest";
import { isByteRange, resolveRange } from "./byte-range";

describe("resolveRange", () => {
  it.each([
    ["bytes=0-", { first: 0, last: 99 }],
    ["bytes=10-19", { first: 10, last: 19 }],
    ["bytes=90-500", { first: 90, last: 99 }],
    ["bytes=-5", { first: 95, last: 99 }],
    ["bytes=-500", { first: 0, last: 99 }],
    ["bytes=100-", undefined],
    ["bytes=-0", undefined],
    ["bytes=5-2", undefined],
  ])("resolves %s of 100 bytes", (header, range) => {
    expect(resolveRange(header, 100)).toEqual(range);
  });

  it("knows one range of bytes from everything else", () => {
    expect(["bytes=0-", "bytes=-1", " Bytes=1-2 "].every(isByteRange)).toBe(true);
    expect(["bytes=-", "bytes=0-1,5-6", "items=0-1", "", "bytes=a-b\r\nX: y"].some(isByteRange)).toBe(false);
  });
});
