import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStreamLimit } from "./stream-limit";
import { audioUpstream } from "./testing/upstream";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

function setUp(limit: number) {
  const { open, seen } = audioUpstream(new Uint8Array(1000), { ranges: "honoured", states: true, chunk: 10 });
  const limited = createStreamLimit(limit);
  const start = async () => {
    const recording = await limited(() => open(undefined), never);
    if (!recording) throw new Error("There is no recording.");
    return recording.body.getReader();
  };
  return { limited, start, seen };
}

describe("createStreamLimit", () => {
  it("opens the next one when another has ended, or was left", async () => {
    const { start, seen } = setUp(2);
    const [first, second] = [await start(), await start()];
    for (let read = await first.read(); !read.done; read = await first.read()) vi.advanceTimersByTime(10);
    await start();
    await second.cancel();
    await start();
    expect(seen.opened).toBe(4);
  });

  it("ends the one that nobody has read for the longest time", async () => {
    const { start, seen } = setUp(2);
    const [paused, playing] = [await start(), await start()];
    await paused.read();
    vi.advanceTimersByTime(3_000);
    await playing.read();
    await start();
    await expect(paused.read()).rejects.toThrow("needed the place");
    expect((await playing.read()).done).toBe(false);
    expect(seen).toMatchObject({ opened: 3, cancelled: 1, running: 2 });
  });

  it("says after a while that all are busy", async () => {
    const { start } = setUp(1);
    const busy = await start();
    await busy.read();
    const waiting = start();
    const refused = expect(waiting).rejects.toMatchObject({ code: "upstream_unavailable", retryAfter: 5 });
    for (let step = 0; step < 40; step += 1) {
      await vi.advanceTimersByTimeAsync(250);
      await busy.read();
    }
    await refused;
  });

  it("frees the place of one that did not open", async () => {
    const { limited, start, seen } = setUp(1);
    await expect(limited(() => Promise.reject(new Error("refused")), never)).rejects.toThrow("refused");
    expect(await limited(() => Promise.resolve(undefined), never)).toBeUndefined();
    await start();
    expect(seen.opened).toBe(1);
  });
});
