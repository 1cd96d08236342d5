import { expect, it } from "vitest";
import type { CallQuery } from "../query/parameters";
import { completeQuery } from "../query/query";
import { describeRange } from "./range";

it("names rolling and pinned ranges", () => {
  const from = { date: "2026-11-01" };
  const minute = { date: "2026-11-01", time: "01:00", offset: "-05:00" };
  const described = (query: Partial<CallQuery>) => describeRange(completeQuery(query), "en-GB");
  expect(described({})).toBe("Last 30 days");
  expect(described({ range: "last-month" })).toBe("Last month");
  expect(described({ from, to: from })).toBe("1 Nov 2026");
  expect(described({ from, to: { date: "2026-11-09" } })).toBe("1 Nov 2026 – 9 Nov 2026");
  expect(described({ from, to: minute })).toBe("1 Nov 2026 – 1 Nov 2026 01:00-05:00");
  expect(described({ from: minute })).toBe("From 1 Nov 2026 01:00-05:00");
  expect(described({ to: from })).toBe("Until 1 Nov 2026");
  expect(describeRange(completeQuery({ to: from }), "de-DE")).toBe("Until 1. Nov. 2026");
});
