import { describe, expect, it } from "vitest";
import { CallboardError } from "@/lib/server/errors";
import { withRetries, type Attempt } from "./retry";
import { createFakeClock } from "../testing/fake-clock";

const error = new CallboardError("upstream_unavailable", "out of order");

function run(outcomes: Attempt<string>[], { random = 0.5, budget = 18_000 } = {}) {
  const clock = createFakeClock();
  const started = clock.now();
  const times: number[] = [];
  const attempt = () => {
    times.push(clock.now() - started);
    return Promise.resolve<Attempt<string>>(outcomes[times.length - 1] ?? { value: "late" });
  };
  const result = withRetries(attempt, new AbortController().signal, {
    clock,
    deadline: clock.now() + budget,
    random: () => random,
  });
  return { times, result: clock.settle(result) };
}

describe("withRetries", () => {
  it.each<[string, Attempt<string>[], number]>([
    ["what cannot succeed", [{ error, retry: "never" }], 1],
    ["what is probably permanent", Array(3).fill({ error, retry: "once" }), 2],
    ["what passes by itself", Array(5).fill({ error, retry: "backoff" }), 3],
    ["a wait beyond the budget", [{ error, retry: "backoff", wait: 18_000 }], 1],
  ])("gives up on %s", async (_, outcomes, attempts) => {
    const { times, result } = run(outcomes);
    await expect(result).rejects.toBe(error);
    expect(times).toHaveLength(attempts);
  });

  it("backs off exponentially, with full jitter", async () => {
    const { times, result } = run([
      { error, retry: "backoff" },
      { error, retry: "backoff" },
    ]);
    await expect(result).resolves.toBe("late");
    expect(times).toEqual([0, 300, 900]);
    const none = run([{ error, retry: "backoff" }], { random: 0 });
    await none.result;
    expect(none.times).toEqual([0, 0]);
  });

  it("waits as long as the upstream asked", async () => {
    const { times, result } = run([{ error, retry: "backoff", wait: 7000 }]);
    await expect(result).resolves.toBe("late");
    expect(times).toEqual([0, 7000]);
  });

  it("sends nothing more once its signal aborts, and throws the caller's reason", async () => {
    const clock = createFakeClock();
    const controller = new AbortController();
    let attempts = 0;
    const attempt = () => {
      attempts += 1;
      return Promise.resolve<Attempt<string>>({ error, retry: "backoff" });
    };
    const result = withRetries(attempt, controller.signal, { clock, deadline: 1e9, random: () => 1 });
    await clock.advance(10);
    controller.abort("went away");
    await expect(result).rejects.toBe("went away");
    await clock.advance(60_000);
    expect(attempts).toBe(1);
  });
});
