import { expect, it } from "vitest";
import { callLink, callsLink, drillDownLink, overviewLink } from "./links";
import { completeQuery } from "./query/query";

const query = completeQuery({ range: "7d", agent: ["a"], sort: "duration", page: 3, size: 50, turn: 2 });

it("links lists, numbers and calls", () => {
  expect(callsLink({})).toBe("/calls");
  expect(callsLink(query)).toBe("/calls?range=7d&agent=a&sort=duration&page=3&size=50&turn=2");
  expect(overviewLink(query)).toBe("/?range=7d&agent=a");
  expect(overviewLink(completeQuery({}))).toBe("/");
  expect(callLink({ connection: "main", id: "a/b?c#d e" }, { page: 3 })).toBe(
    "/calls/main/a%2Fb%3Fc%23d%20e?page=3",
  );
});

it("narrows a query, from its first page and in its order", () => {
  expect(drillDownLink(query, { kind: "trial" })).toBe("/calls?range=7d&agent=a&kind=trial&sort=duration");
  expect(drillDownLink(query, { agent: ["b"] })).toBe("/calls?range=7d&agent=b&sort=duration");
});

it("pins a rolling range where a mark has its own span", () => {
  const [from, to] = [{ date: "2026-11-01" }, { date: "2026-11-07" }];
  expect(drillDownLink(query, { from, to })).toBe(
    "/calls?from=2026-11-01&to=2026-11-07&agent=a&sort=duration",
  );
  expect(drillDownLink(query, { from })).toBe("/calls?from=2026-11-01&agent=a&sort=duration");
  const pinned = completeQuery({ from, to });
  expect(drillDownLink(pinned, { from: to })).toBe("/calls?from=2026-11-07&to=2026-11-07");
});
