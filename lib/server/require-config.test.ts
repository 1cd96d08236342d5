import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { processValues } from "./per-process";
import { requireConfig } from "./require-config";

const written = vi.fn();
beforeEach(() => {
  written.mockReset();
  vi.spyOn(process.stderr, "write").mockImplementation((text) => written(text) === undefined);
});
afterEach(() => {
  processValues.delete("config");
  vi.unstubAllEnvs();
});

it.each(["127.0.0.1", "::1", "0.0.0.0", "calls.example.com", ""])(
  "says nothing of where it listens: HOST=%s",
  (host) => {
    vi.stubEnv("HOST", host);
    requireConfig();
    expect(written).not.toHaveBeenCalled();
  },
);

it("ends where something is wrong", () => {
  vi.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("ended");
  });
  vi.stubEnv("HOST", "a b");
  expect(requireConfig).toThrow("ended");
  expect(written).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("HOST: expected"));
});
