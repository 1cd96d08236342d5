import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPacer, type Pacer } from "./pacer";
import type { Priority } from "./slot";
import { createFakeClock, type FakeClock } from "../testing/fake-clock";

const signal = () => new AbortController().signal;
const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});

function setUp(options: { max?: number; burst?: number } = {}) {
  const clock = createFakeClock();
  return { clock, pacer: createPacer({ upstream: "Upstream", clock, ...options }) };
}

const acquire = (pacer: Pacer, clock: FakeClock, priority: Priority = "interactive", patience = 1e9) =>
  pacer.acquire({ priority, signal: signal(), deadline: clock.now() + patience });

describe("createPacer", () => {
  it("lets a burst of at most 5 go at once", async () => {
    const { clock, pacer } = setUp();
    const times: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      void acquire(pacer, clock).then((slot) => {
        times.push(clock.now());
        slot.done();
      });
    }
    await clock.advance(50);
    expect(times.length).toBeLessThanOrEqual(5);
    await clock.advance(2000);
    expect(times).toHaveLength(20);
  });

  it("uses at least 96.5 % of the limit", async () => {
    const { clock, pacer } = setUp();
    const start = clock.now();
    for (let count = 0; count < 965; count += 1) (await clock.settle(acquire(pacer, clock))).done();
    expect(clock.now() - start).toBeLessThanOrEqual(100_000);
  });

  it("leaves room for requests that come closer together on their way", async () => {
    const { clock, pacer } = setUp({ burst: 5 });
    const times: number[] = [];
    for (let count = 0; count < 400; count += 1) {
      (await clock.settle(acquire(pacer, clock))).done();
      times.push(clock.now());
      // Silences allow for bursts.
      if (count % 60 === 59) await clock.advance(700);
    }
    for (const start of times) {
      expect(times.filter((time) => time >= start && time < start + 10_000 + 200).length).toBeLessThanOrEqual(
        100,
      );
    }
  });

  it("keeps every window of the upstream within its limit, whatever comes when", async () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })), {
      minLength: 60,
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(gaps, fc.integer({ min: 1, max: 100 }), async (arrivals, max) => {
        const { clock, pacer } = setUp({ max, burst: 5 });
        const times: number[] = [];
        const all = arrivals.map(async (gap) => {
          const slot = await acquire(pacer, clock, gap % 2 === 0 ? "interactive" : "background");
          times.push(clock.now());
          slot.done();
        });
        for (const gap of arrivals) await clock.advance(gap);
        await clock.settle(Promise.all(all));
        for (const start of times) {
          const window = times.filter((time) => time >= start && time < start + 10_000);
          expect(window.length).toBeLessThanOrEqual(max);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("has at most 12 requests under way, and keeps two of them for interactive ones", async () => {
    const { clock, pacer } = setUp();
    let background = 0;
    let interactive = 0;
    for (let count = 0; count < 20; count += 1)
      void acquire(pacer, clock, "background").then(() => background++);
    await clock.advance(5000);
    expect(background).toBe(10);
    for (let count = 0; count < 4; count += 1) void acquire(pacer, clock).then(() => interactive++);
    await clock.advance(5000);
    expect(interactive).toBe(2);
  });

  it("lets interactive requests go first", async () => {
    const { clock, pacer } = setUp({ burst: 1 });
    const order: string[] = [];
    const go = (name: string, priority: Priority) =>
      acquire(pacer, clock, priority).then((slot) => {
        order.push(name);
        slot.done();
      });
    await go("first", "background");
    const rest = [go("sync", "background"), go("sync", "background"), go("reader", "interactive")];
    await clock.settle(Promise.all(rest));
    expect(order).toEqual(["first", "reader", "sync", "sync"]);
  });

  it.each([
    [{ "Retry-After": "7" }, 7000],
    [{ "X-RateLimit-Interval-Milliseconds": "9000" }, 9000],
    [{ "Retry-After": "2", "X-RateLimit-Interval-Milliseconds": "9000" }, 2000],
    [{ "Retry-After": "2", "X-RateLimit-Remaining": "0" }, 2000],
    [{}, 1000],
  ])("pauses for everybody after a 429 with %o", async (headers, pause) => {
    const { clock, pacer } = setUp();
    expect((await acquire(pacer, clock)).done(answer(429, headers))).toBe(pause);
    const start = clock.now();
    await clock.settle(acquire(pacer, clock));
    expect(clock.now() - start).toBe(pause);
  });

  it("waits longer with every further 429 that names no time", async () => {
    const { clock, pacer } = setUp();
    const pauses: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      pauses.push((await clock.settle(acquire(pacer, clock))).done(answer(429)));
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("refuses at once what cannot have its turn in time, also those who wait already", async () => {
    const { clock, pacer } = setUp({ burst: 1 });
    const slot = await acquire(pacer, clock);
    const waiting = acquire(pacer, clock, "interactive", 5000).catch((error: unknown) => error);
    slot.done(answer(429, { "Retry-After": "20" }));
    expect(await waiting).toMatchObject({ code: "upstream_rate_limited", retryAfter: 20 });
    await expect(acquire(pacer, clock, "interactive", 19_000)).rejects.toMatchObject({
      code: "upstream_rate_limited",
    });
  });

  it("gives up at the deadline", async () => {
    const { clock, pacer } = setUp();
    for (let count = 0; count < 12; count += 1) await clock.settle(acquire(pacer, clock));
    const late = acquire(pacer, clock, "interactive", 3000);
    await expect(clock.settle(late)).rejects.toMatchObject({ code: "upstream_rate_limited" });
  });

  it("waits for the interval when nothing remains", async () => {
    const { clock, pacer } = setUp();
    const rates = { "X-RateLimit-Remaining": "0", "X-RateLimit-Interval-Milliseconds": "6000" };
    (await acquire(pacer, clock)).done(answer(200, rates));
    const start = clock.now();
    await clock.settle(acquire(pacer, clock));
    expect(clock.now() - start).toBe(6000);
  });

  it("sends no more than remains", async () => {
    const { clock, pacer } = setUp();
    const headers = { "X-RateLimit-Remaining": "2" };
    (await acquire(pacer, clock)).done(answer(200, headers));
    let sent = 0;
    for (let count = 0; count < 4; count += 1) void acquire(pacer, clock).then(() => sent++);
    await clock.advance(9000);
    expect(sent).toBe(2);
    await clock.advance(2000);
    expect(sent).toBe(4);
  });

  it("is not slowed by what remains after its own requests, however long answers take", async () => {
    const { clock, pacer } = setUp();
    const sent: number[] = [];
    const seen: number[] = [];
    const start = clock.now();
    const all = Array.from({ length: 300 }, async () => {
      const slot = await acquire(pacer, clock);
      sent.push(clock.now());
      const remaining = 100 - sent.filter((time) => time > clock.now() - 10_000).length;
      await new Promise<void>((resolve) => void clock.setTimer(resolve, 1000));
      slot.done(answer(200, { "X-RateLimit-Max": "100", "X-RateLimit-Remaining": String(remaining) }));
      seen.push(remaining);
    });
    await clock.settle(Promise.all(all));
    expect(clock.now() - start).toBeLessThan(300 * 103.1 + 1500);
    expect(Math.min(...seen)).toBeGreaterThan(0);
  });

  it("leaves room for others on the same account", async () => {
    const { clock, pacer } = setUp();
    const sent: number[] = [];
    const all = Array.from({ length: 100 }, async () => {
      const slot = await acquire(pacer, clock);
      sent.push(clock.now());
      // Sixty of a hundred are somebody else's all the time.
      const remaining = 40 - sent.filter((time) => time > clock.now() - 10_000).length;
      expect(remaining).toBeGreaterThanOrEqual(0);
      slot.done(answer(200, { "X-RateLimit-Max": "100", "X-RateLimit-Remaining": String(remaining) }));
    });
    await clock.settle(Promise.all(all));
  });

  it("follows a limit that the headers tell", async () => {
    const { clock, pacer } = setUp();
    (await acquire(pacer, clock)).done(answer(200, { "X-RateLimit-Max": "25" }));
    const start = clock.now();
    for (let count = 0; count < 100; count += 1) (await clock.settle(acquire(pacer, clock))).done();
    expect(clock.now() - start).toBeGreaterThan(40_000);
  });

  it("fails at once while the day's requests are used up, until the reset", async () => {
    const { clock, pacer } = setUp();
    const rates = { "X-RateLimit-Daily-Remaining": "0", "X-RateLimit-Daily-Reset": "600000" };
    (await acquire(pacer, clock)).done(answer(200, rates));
    await expect(acquire(pacer, clock)).rejects.toMatchObject({
      code: "upstream_rate_limited",
      retryAfter: 600,
      message: expect.stringContaining("daily limit"),
    });
    await clock.advance(600_001);
    await expect(acquire(pacer, clock)).resolves.toBeDefined();
  });

  it("leaves the line when its signal aborts, with the caller's reason", async () => {
    const { clock, pacer } = setUp({ burst: 1 });
    await acquire(pacer, clock);
    const controller = new AbortController();
    const gone = pacer.acquire({
      priority: "interactive",
      signal: controller.signal,
      deadline: clock.now() + 1e6,
    });
    controller.abort("went away");
    await expect(gone).rejects.toBe("went away");
    await expect(clock.settle(acquire(pacer, clock))).resolves.toBeDefined();
  });
});
