import { describe, expect, it } from "vitest";
import type { CallList, ListedCall } from "../answers";
import { compareLists } from "./compare-lists";

const row = (id: number, summary = ""): ListedCall => ({
  connection: "highlevel",
  id: String(id),
  startedAt: "2026-11-20T18:00:00.000Z",
  kind: "live",
  actions: [],
  extracted: {},
  recording: "none",
  summary: { text: summary, format: "plain" },
});

function list(ids: readonly number[], change: Partial<CallList> = {}): CallList {
  return {
    calls: ids.map((id) => row(id)),
    total: ids.length,
    page: 1,
    size: 5,
    moment: "2026-11-18T18:00:00.000Z",
    hidden: { unreadable: 0 },
    servedBy: "mirror",
    asOf: "2026-11-18T18:00:00Z",
    zone: "UTC",
    notices: [],
    ...change,
  };
}

const five = list([5, 4, 3, 2, 1], { total: 100 });
const partly = { complete: false, loaded: 40 };
const compare = (shown: CallList, later: CallList, newestFirst = true) =>
  compareLists(shown, later, newestFirst);

describe("a list that was read later", () => {
  it("says nothing where only its moment differs", () => {
    expect(compare(five, { ...five, asOf: "2026-11-18T18:01:00Z" })).toEqual({ kind: "none" });
  });

  it("takes the place of one whose rows stay where they are", () => {
    expect(compare(five, { ...five, total: 140 })).toEqual({ kind: "quiet" });
    expect(compare(list([5, 4]), list([5, 4, 3]))).toEqual({ kind: "quiet" });
    expect(compare(list([]), list([5, 4, 3]))).toEqual({ kind: "quiet" });
    expect(compare(five, { ...five, hidden: { trial: 1, unreadable: 0 } })).toEqual({ kind: "quiet" });
    const note = { code: "partly_loaded", message: "40 calls." } as const;
    expect(compare({ ...five, coverage: partly, notices: [note] }, five)).toEqual({ kind: "quiet" });
  });

  it("takes the place of one that lacks names", () => {
    const named = five.calls.map((each) => ({ ...each, contact: { id: "c", name: "Imani Vance" } }));
    const bare = five.calls.map((each) => ({ ...each, contact: { id: "c" } }));
    expect(compare({ ...five, calls: bare }, { ...five, calls: named })).toEqual({ kind: "quiet" });
    expect(compare(five, { ...five, calls: named })).toEqual({ kind: "changed" });
  });

  it.each([
    ["two calls at the top", list([7, 6, 5, 4, 3], { total: 102 }), 2],
    ["two, with one deleted further down", list([7, 6, 5, 4, 3], { total: 101 }), 2],
    ["one, with one in view deleted", list([6, 5, 4, 2, 1], { total: 100 }), 1],
    ["one above and one between", list([6, 5, 4.5, 4, 3], { total: 102 }), 2],
    ["one above and three further down", list([6, 5, 4, 3, 2], { total: 104 }), 4],
    ["two above, with one in view deleted", list([7, 6, 5, 4, 2], { total: 101 }), 2],
    ["three, one of them further down, with one in view deleted", list([7, 6, 5, 4, 2], { total: 102 }), 3],
    ["more than a page of them", list([20, 19, 18, 17, 16], { total: 115 }), 15],
    ["two, while older ones are loaded", list([7, 6, 5, 4, 3], { total: 500, coverage: partly }), 2],
  ])("counts %s", (_, later, count) => expect(compare(five, later)).toEqual({ kind: "new", count }));

  it("counts by the total where new calls may stand anywhere", () => {
    expect(compare(five, list([9, 5, 4, 3, 2], { total: 103 }), false)).toEqual({ kind: "new", count: 3 });
    const third = { ...list([5, 4, 3, 2, 1], { total: 100 }), page: 3 };
    expect(compare(third, list([90, 89, 88, 87, 86], { total: 104 }))).toEqual({ kind: "new", count: 4 });
    expect(compare(third, list([90, 89, 88, 87, 86], { total: 98 }))).toEqual({ kind: "changed" });
    expect(compare(third, list([90, 89, 88, 87, 86], { total: 100 }))).toEqual({ kind: "none" });
    expect(compare({ ...third, coverage: partly }, { ...five, total: 300 })).toEqual({ kind: "none" });
  });

  it("has changed where a row did, or is gone, or the order is another, or what stands above", () => {
    expect(compare(five, { ...five, calls: [row(5, "late"), ...five.calls.slice(1)] })).toEqual({
      kind: "changed",
    });
    expect(compare(five, list([5, 4, 2, 1, 0], { total: 99 }))).toEqual({ kind: "changed" });
    expect(compare(five, list([4, 3, 2, 1, 0], { total: 99 }))).toEqual({ kind: "changed" });
    const note = { code: "mirror_stale", message: "Old." } as const;
    expect(compare({ ...five, notices: [note] }, five)).toEqual({ kind: "changed" });
    expect(compare({ ...five, coverage: partly }, list([5, 9, 4, 3, 2], { total: 300 }), false)).toEqual({
      kind: "changed",
    });
  });
});
