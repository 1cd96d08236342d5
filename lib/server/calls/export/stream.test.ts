import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { streamFile } from "./stream";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const close = vi.fn(() => Promise.resolve());
  const ended = vi.fn();
  const calls = { read: () => Promise.resolve(["a"]), close };
  const format = { head: "", write: (items: string[]) => items.join("") };
  const reader = streamFile(calls, format, new AbortController().signal, ended).getReader();
  return { close, ended, reader };
}

it("ends for a reader that takes nothing for a minute, and frees its place", async () => {
  const { close, ended, reader } = open();
  await reader.read();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(close).toHaveBeenCalledOnce();
  expect(ended).toHaveBeenCalledOnce();
  await expect(reader.read()).rejects.toThrow("took nothing");
});

it("ends for a reader that never takes anything", async () => {
  const { ended } = open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended).toHaveBeenCalledOnce();
});

it("goes on for a reader that is slow", async () => {
  const { ended, reader } = open();
  for (let read = 0; read < 10; read++) {
    expect((await reader.read()).done).toBe(false);
    await vi.advanceTimersByTimeAsync(50_000);
  }
  expect(ended).not.toHaveBeenCalled();
});
