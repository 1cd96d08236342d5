import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { queries } from "@/lib/testing/queries";
import { describeFilters } from "./describe";
import { parameterNames, type CallQuery } from "./parameters";
import { selection } from "./parts";
import { completeQuery, serializeQuery } from "./query";

const filters = (query: Partial<CallQuery>) =>
  describeFilters(completeQuery(query), {
    agent: (id) => `Agent ${id}`,
    contact: (id) => `Ms ${id}`,
    connection: (slug) => `The ${slug}`,
  }).map(({ label, value }) => `${label}: ${value}`);

describe("describeFilters", () => {
  it("says nothing of what everybody starts with, nor of the range of time", () => {
    expect(filters({})).toEqual([]);
    expect(filters({ range: "7d", sort: "duration", page: 3, size: 50, columns: ["kind"] })).toEqual([]);
  });

  it("says each condition in words", () => {
    expect(
      filters({
        connection: ["main"],
        tz: "Asia/Kolkata",
        agent: ["a", "b", "c", "d"],
        contact: ["x", "y"],
        kind: "trial",
        action: ["SMS", "none"],
        weekday: [1, 7],
        hour: [0, 23],
        field: ["email"],
        q: "late",
        number: "0199",
      }),
    ).toEqual([
      "Connection: The main",
      "Time zone: Asia/Kolkata",
      "Agent: Agent a, Agent b +2",
      "Contact: Ms x, Ms y",
      "Kind: Trial calls",
      "Action: SMS, No action",
      "Weekday: Mon, Sun",
      "Hour: 0:00, 23:00",
      "Filled: email",
      "Number: 0199",
      "Text: late",
    ]);
  });

  it("says how long calls are", () => {
    expect(filters({ min: 0 })).toEqual(["Duration: 0:00 or longer"]);
    expect(filters({ max: 59.6 })).toEqual(["Duration: under 59.6"]);
    expect(filters({ min: 90, max: 3600 })).toEqual(["Duration: 1:30 to 1:00:00"]);
  });

  it("takes all conditions away with all that it names", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const named = describeFilters(query).flatMap(({ parameters }) => parameters);
        expect(new Set(named).size).toBe(named.length);
        const kept = parameterNames.filter((name) => !named.includes(name));
        const rest = Object.fromEntries(kept.map((name) => [name, query[name]]));
        const { range: _, from: _from, to: _to, ...open } = selection(completeQuery(rest));
        expect(serializeQuery(open)).toBe("");
      }),
      fixed(200),
    );
  });
});
