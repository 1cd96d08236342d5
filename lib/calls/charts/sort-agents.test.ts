import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgentMetric } from "../answers";
import { sortAgents, type AgentSort } from "./sort-agents";

const agent = (id: string, given: Partial<AgentMetric> = {}): AgentMetric => ({
  connection: "one",
  id,
  deleted: false,
  calls: 1,
  seconds: 60,
  median: 60,
  withAction: 0,
  trend: [],
  ...given,
});
const agents = [
  agent("a1", { name: "Line 10", calls: 4, median: null }),
  agent("a2", { name: "Line 9", calls: 9, withAction: 3 }),
  agent("a3", { calls: 2, deleted: true, median: 30 }),
  agent("", { calls: 7, withAction: 7 }),
];
const order = (by: AgentSort, descending: boolean) =>
  sortAgents(agents, { by, descending }).map(({ id }) => id);

describe("sortAgents", () => {
  it("orders by name as one reads, those without a name last", () => {
    expect(order("name", false)).toEqual(["a2", "a1", "a3", ""]);
    expect(order("name", true)).toEqual(["a1", "a2", "a3", ""]);
  });

  it("orders by numbers, those without one last", () => {
    expect(order("calls", true)).toEqual(["a2", "", "a1", "a3"]);
    expect(order("median", false)).toEqual(["a3", "a2", "", "a1"]);
    expect(order("median", true)).toEqual(["a2", "", "a3", "a1"]);
    expect(order("action", true)).toEqual(["", "a2", "a1", "a3"]);
  });

  it("loses no agent, whatever the order", () => {
    const some = fc.uniqueArray(
      fc.record({ id: fc.string(), calls: fc.nat(9), median: fc.option(fc.nat(9)) }),
      { selector: ({ id }) => id },
    );
    const by = fc.constantFrom<AgentSort>("name", "calls", "seconds", "median", "action");
    fc.assert(
      fc.property(some, by, fc.boolean(), (given, by, descending) => {
        const all = given.map(({ id, ...rest }) => agent(id, rest));
        const once = sortAgents(all, { by, descending });
        expect(once.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        expect(sortAgents(once.toReversed(), { by, descending })).toEqual(once);
      }),
    );
  });
});
