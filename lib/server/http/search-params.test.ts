import { expect, it } from "vitest";
import { toSearchParams } from "./search-params";

it("reads what Next gives as a URL does", () => {
  const given = { kind: "all", agent: ["b", "a"], q: undefined, number: "+1 5", empty: "", none: [] };
  expect([...toSearchParams(given)]).toEqual([
    ["kind", "all"],
    ["agent", "b"],
    ["agent", "a"],
    ["number", "+1 5"],
    ["empty", ""],
  ]);
  expect([...toSearchParams({})]).toEqual([]);
});
