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

it.each(["0.0.0.0", "::", "10.0.0.7", "calls.example.com"])("warns that all can read: HOST=%s", (host) => {
  vi.stubEnv("HOST", host);
  requireConfig();
  expect(written).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/listens on .*no sign-in/));
});

it.each(["127.0.0.1", "127.1.2.3", "localhost", "::1", ""])(
  "says nothing of this machine: HOST=%s",
  (host) => {
    vi.stubEnv("HOST", host);
    requireConfig();
    expect(written).not.toHaveBeenCalled();
  },
);
