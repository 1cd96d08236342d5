import { afterEach, expect, it, vi } from "vitest";
import { perProcess, processValues } from "./per-process";

afterEach(() => void processValues.delete("test"));

it("makes a value once", () => {
  const make = vi.fn(() => ({ made: true }));
  const first = perProcess("test", make);
  expect(perProcess("test", make)).toBe(first);
  expect(make).toHaveBeenCalledOnce();
});

it("makes it also if the value is undefined", () => {
  const make = vi.fn(() => undefined);
  perProcess("test", make);
  perProcess("test", make);
  expect(make).toHaveBeenCalledOnce();
});

it("keeps nothing of a failure", () => {
  const failing = () => {
    throw new Error("failed");
  };
  expect(() => perProcess("test", failing)).toThrow("failed");
  expect(perProcess("test", () => 1)).toBe(1);
});

it("shares values with other copies of the module", async () => {
  perProcess("test", () => "first");
  vi.resetModules();
  const copy = await import("./per-process");
  expect(copy.perProcess).not.toBe(perProcess);
  expect(copy.perProcess("test", () => "second")).toBe("first");
});
