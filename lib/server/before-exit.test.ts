import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { beforeExit } from "./before-exit";

const kept = process.listeners("SIGTERM");
const keptInterrupts = process.listeners("SIGINT");

beforeEach(() => {
  process.removeAllListeners("SIGTERM").removeAllListeners("SIGINT");
});

afterEach(() => {
  process.removeAllListeners("SIGTERM").removeAllListeners("SIGINT");
  for (const listener of kept) process.on("SIGTERM", listener);
  for (const listener of keptInterrupts) process.on("SIGINT", listener);
});

const ask = () => process.emit("SIGTERM");

it("has the work done before whoever was asked to end the process", async () => {
  const end = vi.fn();
  process.on("SIGTERM", end);
  let done: () => void = () => undefined;
  beforeExit(() => new Promise((resolve) => (done = resolve)));
  ask();
  await Promise.resolve();
  expect(end).not.toHaveBeenCalled();
  done();
  await vi.waitFor(() => expect(end).toHaveBeenCalledExactlyOnceWith("SIGTERM"));
});

it("ends the process where the work fails, and where it is asked twice", async () => {
  const end = vi.fn();
  process.on("SIGTERM", end);
  beforeExit(() => new Promise(() => undefined));
  ask();
  ask();
  await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());

  process.removeAllListeners("SIGTERM").on("SIGTERM", end);
  beforeExit(() => Promise.reject(new Error("broken")));
  ask();
  await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(2));
});
