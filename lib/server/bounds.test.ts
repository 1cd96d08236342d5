import { describe, expect, it } from "vitest";
import type { CallRow } from "@/lib/calls/call";
import { boundCall, boundName, boundText, longestName, longestText } from "./bounds";

const call: CallRow = {
  id: "call",
  connection: "main",
  startedAt: "2026-01-01T00:00:00.000Z",
  duration: 75.5,
  agent: { id: "agent", deleted: false },
  contact: { id: "contact" },
  fromNumber: "+15550100123",
  kind: "live",
  actions: [{ type: "SMS", parameters: {} }],
  extracted: { Name: "Jo" },
  recording: "none",
};

describe("boundName", () => {
  it.each(["x".repeat(4_000), "é".repeat(400), "漢".repeat(200), "👍".repeat(2_000), `a${"👍".repeat(200)}`])(
    "cuts %.5s… to what an index takes, once",
    (name) => {
      const bounded = boundName(name);
      expect(Buffer.byteLength(bounded)).toBeLessThanOrEqual(longestName);
      expect(bounded).not.toMatch(/\p{Surrogate}/u);
      expect(boundName(bounded)).toBe(bounded);
    },
  );

  it("keeps names apart that begin alike", () => {
    expect(boundName(`${"x".repeat(4_000)}1`)).not.toBe(boundName(`${"x".repeat(4_000)}2`));
  });

  it.each(["", "x".repeat(longestName), "漢".repeat(166)])("leaves %.5s… alone", (name) => {
    expect(boundName(name)).toBe(name);
  });
});

it("cuts a text, but no character in it", () => {
  expect(boundText("x".repeat(longestText))).toHaveLength(longestText);
  expect(boundText("x".repeat(40_000_000))).toBe(`${"x".repeat(longestText - 1)}…`);
  expect(boundText(`x${"👍".repeat(longestText)}`).slice(-3)).toBe("👍…");
});

describe("boundCall", () => {
  it("leaves an honest call as it is, in the same order", () => {
    expect(JSON.stringify(boundCall(call))).toBe(JSON.stringify(call));
  });

  it.each(["", "x".repeat(4_000)])("refuses an id like %.5s…", (id) => {
    expect(boundCall({ ...call, id })).toBeUndefined();
  });

  it("cuts long names wherever they stand", () => {
    const long = "x".repeat(4_000);
    const short = boundName(long);
    expect(
      boundCall({
        ...call,
        agent: { id: long, deleted: true },
        contact: { id: long, name: "Jo" },
        fromNumber: long,
        actions: [{ type: long, parameters: {} }],
        extracted: { [long]: "x" },
      }),
    ).toEqual({
      ...call,
      agent: { id: short, deleted: true },
      contact: { id: short, name: "Jo" },
      fromNumber: short,
      actions: [{ type: short, parameters: {} }],
      extracted: { [short]: "x" },
    });
  });

  it("keeps 1,000 actions and 1,000 fields", () => {
    const bounded = boundCall({
      ...call,
      actions: Array.from({ length: 5_000 }, (_, at) => ({ type: `T${at}`, parameters: {} })),
      extracted: Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`f${at}`, at])),
    });
    expect(bounded?.actions.at(-1)?.type).toBe("T999");
    expect(Object.keys(bounded?.extracted ?? {})).toHaveLength(1_000);
    expect(bounded?.cut).toEqual({ actions: 5_000, extracted: 5_000 });
    // Cutting it again does not forget what there was.
    expect(bounded && boundCall(bounded)?.cut).toEqual({ actions: 5_000, extracted: 5_000 });
  });

  it("keeps names of Object.prototype as they are", () => {
    const extracted = JSON.parse(`{"__proto__": 1, "constructor": 2, "${"x".repeat(4_000)}": 3}`) as object;
    const bounded = boundCall({ ...call, extracted: { ...extracted } });
    expect(Object.keys(bounded?.extracted ?? {}).slice(0, 2)).toEqual(["__proto__", "constructor"]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 1.1e9])(
    "reports no duration of %s",
    (duration) => {
      expect(boundCall({ ...call, duration })).not.toHaveProperty("duration");
    },
  );

  it.each([0, 12.5, 1e9])("reports a duration of %s", (duration) => {
    expect(boundCall({ ...call, duration })?.duration).toBe(duration);
  });
});
