import { expect, it, vi } from "vitest";
import { createRemembered } from "./remember";

it("makes a value once, and forgets the oldest of too many", () => {
  const remembered = createRemembered<string, number>(2);
  const make = vi.fn(() => make.mock.calls.length);
  const read = (keys: string) => [...keys].map((key) => remembered(key, make));
  expect(read("abab")).toEqual([1, 2, 1, 2]);
  expect(read("cbc")).toEqual([3, 2, 3]);
  expect(read("ac")).toEqual([4, 3]);
});

it("remembers zero", () => {
  const make = vi.fn(() => 0);
  const remembered = createRemembered<number, number>(1);
  expect([remembered(1, make), remembered(1, make)]).toEqual([0, 0]);
  expect(make).toHaveBeenCalledOnce();
});
