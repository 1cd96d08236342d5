import { describe, expect, it } from "vitest";
import { createFakeClock, type FakeClock } from "../testing/fake-clock";
import { createPacer, type Pacer } from "./pacer";
import type { SharedPace } from "./shared-pace";
import type { Priority } from "./slot";

const never = new AbortController().signal;
const tooMany = { status: 429, headers: new Headers({ "Retry-After": "7" }) };

const acquire = (pacer: Pacer, clock: FakeClock, priority: Priority = "interactive") =>
  pacer.acquire({ priority, signal: never, deadline: clock.now() + 1e9 });

/** A pace as the database keeps it, for pacers in this process. */
function createMemoryPace(clock: FakeClock): SharedPace {
  let due = 0;
  let pausedUntil = 0;
  return {
    reserve(count, { spacing, burst }) {
      const first = Math.max(due, pausedUntil, clock.now());
      due = first + count * spacing;
      const waitOf = (index: number) => first + (index - burst + 1) * spacing - clock.now();
      return Promise.resolve(
        Array.from({ length: count }, (_, index) => Math.max(0, pausedUntil - clock.now(), waitOf(index))),
      );
    },
    pause(milliseconds) {
      pausedUntil = clock.now() + milliseconds;
      return Promise.resolve();
    },
  };
}

describe("two pacers on one account", () => {
  function setUpTwo(pace?: SharedPace) {
    const clock = createFakeClock();
    const shared = pace ?? createMemoryPace(clock);
    return { clock, pacers: [0, 1].map(() => createPacer({ upstream: "Upstream", clock, pace: shared })) };
  }

  it("stay within the limit together, and use 95 % of it", async () => {
    const { clock, pacers } = setUpTwo();
    const times: number[] = [];
    for (let count = 0; count < 800; count += 1) {
      for (const pacer of pacers.slice(count % 2)) {
        void acquire(pacer, clock, count % 5 === 0 ? "interactive" : "background").then((slot) => {
          times.push(clock.now());
          slot.done();
        });
      }
    }
    const start = clock.now();
    await clock.advance(100_000);
    for (const from of times) {
      expect(times.filter((time) => time >= from && time < from + 10_000).length).toBeLessThanOrEqual(100);
    }
    expect(times.filter((time) => time < start + 100_000).length).toBeGreaterThanOrEqual(950);
  });

  it("both pause after a 429", async () => {
    const { clock, pacers } = setUpTwo();
    const [one, other] = pacers;
    if (!one || !other) throw new Error("There are two.");
    (await clock.settle(acquire(one, clock))).done(tooMany);
    const start = clock.now();
    (await clock.settle(acquire(other, clock))).done();
    expect(clock.now() - start).toBeGreaterThanOrEqual(7000);
  });

  it("lets an interactive request go before the sync of the other process", async () => {
    const { clock, pacers } = setUpTwo();
    const [one, other] = pacers;
    if (!one || !other) throw new Error("There are two.");
    for (let count = 0; count < 50; count += 1) {
      void acquire(one, clock, "background").then((slot) => slot.done());
    }
    await clock.advance(1000);
    const start = clock.now();
    await clock.settle(acquire(other, clock));
    expect(clock.now() - start).toBeLessThanOrEqual(500);
  });

  it("keep to their own limits if they cannot share one", async () => {
    const refuse = () => Promise.reject(new Error("The database is not open."));
    const { clock, pacers } = setUpTwo({ reserve: refuse, pause: refuse });
    const [one] = pacers;
    if (!one) throw new Error("There are two.");
    const start = clock.now();
    for (let count = 0; count < 200; count += 1) (await clock.settle(acquire(one, clock))).done();
    expect(clock.now() - start).toBeGreaterThan(20_000);
    expect(clock.now() - start).toBeLessThan(21_500);
  });
});
