import { expect, it } from "vitest";
import { createHighLevelSandbox } from "../highlevel";

const epoch = Date.parse("2026-11-20T18:00:00Z");
const day = 86_400_000;
const rowsAt = (now: number) => [...createHighLevelSandbox({ epoch, now: () => now, calls: 400 }).rows()];

it("has at a later start the calls of an earlier one, and those that came since", () => {
  const [first, later] = [rowsAt(epoch), rowsAt(epoch + 40 * day)];
  const known = new Map(later.map((row) => [row.id, row]));
  expect(first).toHaveLength(400);
  for (const row of first) expect(known.get(row.id)).toEqual(row);
  const came = later.filter((row) => Date.parse(row.createdAt) > epoch);
  // 400 a year.
  expect(came.length).toBeGreaterThan(30);
  expect(came.length).toBeLessThan(60);
});

it("has each call only when it has ended", () => {
  for (const row of rowsAt(epoch + 3 * day)) {
    expect(Date.parse(row.createdAt) + row.duration * 1000).toBeLessThan(epoch + 3 * day);
  }
});
