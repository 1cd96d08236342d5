import { describe, expect, it } from "vitest";
import { actionTypes } from "@/lib/calls/action-types";
import type { SourceQuery } from "../source";
import { canFilter, isEmptyWindow, toParameters } from "./parameters";

const query: SourceQuery = {
  window: {},
  kind: "all",
  agents: [],
  contacts: [],
  actions: [],
  sort: { by: "startedAt", descending: true },
  page: 1,
  size: 25,
};
const base = { sortBy: "createdAt", sort: "descend", page: "1", pageSize: "25" };
const now = 5000.7;

describe("toParameters", () => {
  it("sends only what is asked", () => expect(toParameters(query, now)).toEqual(base));

  it("sends all documented parameters", () => {
    expect(
      toParameters(
        {
          window: { start: 1000, end: 2000 },
          kind: "trial",
          agents: ["a"],
          contacts: ["c", "d"],
          actions: ["SMS", "CALL_TRANSFER"],
          sort: { by: "duration", descending: false },
          page: 3,
          size: 50,
        },
        now,
      ),
    ).toEqual({
      startDate: "1000",
      endDate: "1999",
      agentId: "a",
      contactId: "c,d",
      callType: "TRIAL",
      actionType: "SMS,CALL_TRANSFER",
      sortBy: "duration",
      sort: "ascend",
      page: "3",
      pageSize: "50",
    });
    expect(toParameters({ ...query, kind: "live" }, now)).toMatchObject({ callType: "LIVE" });
  });

  it.each([
    [{ start: 1000 }, ["1000", "5000"]],
    [{ end: 2000 }, ["1", "1999"]],
    [{ start: -50, end: 2000.5 }, ["1", "2000"]],
    [{ start: 1000, end: 1001 }, ["1000", "1001"]],
    [{ start: 9000 }, ["9000", "9001"]],
  ])("sends both bounds of %o, the first before the last", (window, [startDate, endDate]) => {
    expect(toParameters({ ...query, window }, now)).toEqual({ ...base, startDate, endDate });
  });

  it.each([
    { agents: ["a", "b"] },
    { agents: ["../a"] },
    { contacts: ["c", "d e"] },
    { actions: ["NEW_TYPE"] },
    { page: 0 },
    { page: 10_001 },
    { size: 51 },
    { size: 1.5 },
  ])("refuses %o without asking", (part) =>
    expect(() => toParameters({ ...query, ...part }, now)).toThrow(
      expect.objectContaining({ code: "bad_request" }),
    ),
  );
});

it("knows what the list endpoint can filter", () => {
  expect(
    canFilter({
      ...query,
      agents: ["a"],
      contacts: ["c", "d"],
      actions: actionTypes.map(({ type }) => type),
    }),
  ).toBe(true);
  expect(canFilter({ ...query, agents: ["a", "b"] })).toBe(false);
  for (const id of ["", "a,b", "a b", "../a", "a&locationId=b", "\u0000", "é", "a".repeat(129)]) {
    expect(canFilter({ ...query, agents: [id] })).toBe(false);
    expect(canFilter({ ...query, contacts: ["c", id] })).toBe(false);
  }
  expect(canFilter({ ...query, actions: ["SMS", "NEW_TYPE"] })).toBe(false);
});

it("knows an empty window", () => {
  expect([{ start: 5, end: 5 }, { start: 6, end: 5 }, { end: 0 }].every(isEmptyWindow)).toBe(true);
  expect([{}, { start: 5 }, { end: 5 }, { start: 5, end: 6 }].some(isEmptyWindow)).toBe(false);
});
