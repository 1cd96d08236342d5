import { describe, expect, it } from "vitest";
import { formatChange } from "./change";

describe("formatChange", () => {
  it("compares counts in percent", () => {
    expect(formatChange("percent", 112, 100, "en-GB")).toBe("+12%");
    expect(formatChange("percent", 97, 100, "en-GB")).toBe("−3%");
    expect(formatChange("percent", 1005, 1000, "en-GB")).toBe("+0.5%");
    expect(formatChange("percent", 100_001, 100_000, "en-GB")).toBe("");
  });

  it("says nothing of a growth from zero", () => {
    expect(formatChange("percent", 5, 0, "en-GB")).toBeUndefined();
  });

  it("compares shares in percentage points", () => {
    expect(formatChange("points", 0.274, 0.243, "en-GB")).toBe("+3.1 points");
    expect(formatChange("points", 0.24, 0.25, "en-GB")).toBe("−1 point");
    expect(formatChange("points", 0.25, 0.25, "en-GB")).toBe("");
  });

  it("compares durations in seconds, as one reads them", () => {
    expect(formatChange("seconds", 148.4, 134.6, "en-GB")).toBe("+13 s");
    expect(formatChange("seconds", 60, 200, "en-GB")).toBe("−2:20");
    expect(formatChange("seconds", 60.1, 60.4, "en-GB")).toBe("");
  });
});
