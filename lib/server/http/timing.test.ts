import { beforeEach, describe, expect, it, vi } from "vitest";
import { measured, timedFetch } from "./timing";

let clock = 0;

/** Each answer takes so many milliseconds of the clock as its address says. */
beforeEach(() => {
  clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  vi.stubGlobal("fetch", async (input: string) => {
    await Promise.resolve();
    const milliseconds = Number(new URL(input).port);
    if (milliseconds === 1) throw new Error("failed");
    clock += milliseconds;
    return new Response(input);
  });
});

describe("timing", () => {
  it("tells the upstream's time from our own", async () => {
    const { result, serverTiming } = await measured(async () => {
      clock += 2;
      const answer = await timedFetch("http://127.0.0.1:10/");
      clock += 3;
      return answer.text();
    });
    expect([result, serverTiming]).toEqual(["http://127.0.0.1:10/", "upstream;dur=10.0, total;dur=15.0"]);
  });

  it("counts waits at the same time once, and failed ones too", async () => {
    const { serverTiming } = await measured(async () => {
      await Promise.all([timedFetch("http://127.0.0.1:10/"), timedFetch("http://127.0.0.1:20/")]);
      await timedFetch("http://127.0.0.1:1/").catch(() => undefined);
      clock += 5;
    });
    expect(serverTiming).toBe("upstream;dur=30.0, total;dur=35.0");
  });

  it("leaves a request alone that nobody measures", async () => {
    expect((await timedFetch("http://127.0.0.1:4/")).ok).toBe(true);
    await expect(timedFetch("http://127.0.0.1:1/")).rejects.toThrow("failed");
  });
});
