import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallPage, WindowFeed, LiveList } from "@/lib/server/sources/source";
import { createWindowFeed } from "@/lib/server/sources/window-feed";
import type { WalkedWindow } from "@/lib/server/store/write/save-window";
import { bareCall } from "@/lib/testing/bare-call";
import { createConcurrencyLimit } from "../../concurrency-limit";
import { unitsOf } from "./call-units";
import { walkWhole, type WholeOptions } from "./walk-whole";

const end = 10 * 60_000;

type Listed = { id: string; at: number };

/** An upstream with pages of five, that may change and lie between requests. */
function openUpstream(
  calls: Listed[],
  {
    change,
    totals = true,
    unitsEach = 0,
  }: {
    change?: (request: number, calls: Listed[], page: Listed[]) => void;
    totals?: boolean;
    unitsEach?: number;
  } = {},
) {
  let requests = 0;
  const list: LiveList["list"] = async ({ window, page, size }): Promise<CallPage> => {
    const { start = 0, end: before = Infinity } = window;
    const inside = calls
      .filter(({ at }) => at >= start && at < before)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const rows = inside.slice((page - 1) * size, page * size);
    const total = inside.length;
    change?.((requests += 1), calls, rows);
    const distinct = new Map(
      rows.map(({ id, at }) => [id, bareCall(id, at, { raw: "x".repeat(unitsEach) })]),
    );
    return { calls: [...distinct.values()], unreadable: 0, rows: rows.length, ...(totals && { total }) };
  };
  return {
    feed: createWindowFeed(list, 5),
    requests: () => requests,
  };
}

async function walk(feed: WindowFeed, options: Partial<WholeOptions> = {}): Promise<WalkedWindow[]> {
  const all: WholeOptions = {
    limit: createConcurrencyLimit(3),
    signal: new AbortController().signal,
    mostPages: 8,
    mostUnits: 1e9,
    unitsPerCall: 1e6,
    careful: false,
    thorough: true,
    now: () => 0,
    ...options,
  };
  const parts: WalkedWindow[] = [];
  for await (const part of walkWhole(feed, { start: 0, end }, all)) parts.push(part);
  return parts;
}

const listed = fc
  .array(fc.integer({ min: 0, max: end - 1 }), { maxLength: 60 })
  .map((starts) => starts.map((at, index) => ({ id: `c${index}`, at })));

/** The parts follow each other from the end to the start, and their calls lie in them. */
function expectSeamless(parts: readonly WalkedWindow[]) {
  expect(parts[0]?.end).toBe(end);
  expect(parts.at(-1)?.start).toBe(0);
  for (const [index, part] of parts.entries()) {
    expect(part.end).toBe(parts[index - 1]?.start ?? end);
    for (const { startedAt } of part.calls) {
      expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(part.start);
      expect(Date.parse(startedAt)).toBeLessThan(part.end);
    }
  }
}

const idsOf = (parts: readonly WalkedWindow[]) =>
  parts.flatMap(({ calls }) => calls.map(({ id }) => id)).sort();

describe("walkWhole", () => {
  it("reads everything once, in parts where it is much", async () => {
    await fc.assert(
      fc.asyncProperty(listed, async (calls) => {
        const parts = await walk(openUpstream(calls).feed);
        expectSeamless(parts);
        expect(idsOf(parts)).toEqual(calls.map(({ id }) => id).sort());
        expect(parts.every(({ verified }) => verified)).toBe(true);
      }),
    );
  });

  it("holds what was there to the end, whatever comes and goes meanwhile", async () => {
    const change = fc.record({
      at: fc.integer({ min: 1, max: 8 }),
      add: fc.boolean(),
      start: fc.integer({ min: 0, max: end - 1 }),
    });
    await fc.assert(
      fc.asyncProperty(listed, fc.array(change, { maxLength: 3 }), async (calls, changes) => {
        const own = [...calls];
        const touched = new Set<string>();
        const { feed } = openUpstream(own, {
          change(request) {
            for (const [index, { at, add, start }] of changes.entries()) {
              if (at !== request) continue;
              const gone = add ? undefined : own.splice(start % Math.max(1, own.length), 1)[0];
              const come = { id: `new${index}`, at: start };
              if (add) own.push(come);
              touched.add(add ? come.id : (gone?.id ?? ""));
            }
          },
        });
        const parts = await walk(feed);
        expectSeamless(parts);
        // A call that goes and one that comes between the same two requests cancel each other out in every count.
        if (changes.some(({ add }) => add) && changes.some(({ add }) => !add)) return;
        const read = idsOf(parts).filter((id) => !touched.has(id));
        expect(read).toEqual(
          own
            .map(({ id }) => id)
            .filter((id) => !touched.has(id))
            .sort(),
        );
      }),
    );
  });

  it("is not deceived by rows that are repeated in place of others", async () => {
    await fc.assert(
      fc.asyncProperty(listed, fc.integer({ min: 1, max: 12 }), async (calls, times) => {
        const { feed } = openUpstream(calls, {
          change(request, _, page) {
            const [first] = page;
            if (request <= times && first && page.length > 1) page[page.length - 1] = first;
          },
        });
        const parts = await walk(feed);
        expectSeamless(parts);
        if (parts.every(({ verified }) => verified)) {
          expect(idsOf(parts)).toEqual(calls.map(({ id }) => id).sort());
        }
      }),
    );
  });

  it("keeps what never adds up, unverified, and ends", async () => {
    const calls = [
      { id: "a", at: 1000 },
      { id: "b", at: 2000 },
      { id: "c", at: 300_000 },
    ];
    const { feed, requests } = openUpstream(calls, {
      change: (_, __, page) => void (page.length > 1 && page.pop()),
    });
    const parts = await walk(feed);
    expectSeamless(parts);
    expect(parts.some(({ verified }) => !verified)).toBe(true);
    expect(idsOf(parts)).toEqual(["a", "b"]);
    expect(requests()).toBeLessThan(30);
  });

  it("reads to the end what gives no total, and cannot verify it", async () => {
    const calls = Array.from({ length: 23 }, (_, index) => ({ id: `c${index}`, at: index * 10_000 }));
    const parts = await walk(openUpstream(calls, { totals: false }).feed);
    expectSeamless(parts);
    expect(idsOf(parts)).toHaveLength(23);
    expect(parts.some(({ verified }) => verified)).toBe(false);
  });

  it.each([0, 2_000, 20_000, 40_000])(
    "holds %i units a call at once only within a bound",
    async (unitsEach) => {
      const mostUnits = 50_000;
      await fc.assert(
        fc.asyncProperty(listed, fc.boolean(), async (calls, careful) => {
          // Those of one millisecond cannot be parted.
          fc.pre(new Set(calls.map(({ at }) => at)).size === calls.length);
          const parts = await walk(openUpstream(calls, { unitsEach }).feed, { mostUnits, careful });
          expectSeamless(parts);
          expect(idsOf(parts)).toEqual(calls.map(({ id }) => id).sort());
          expect(parts.every(({ verified }) => verified)).toBe(true);
          // A page beyond the bound shows that there is more.
          const held = Math.max(0, ...parts.map((part) => unitsOf(part.calls)));
          expect(held).toBeLessThan(mostUnits + 5 * unitsEach + 10_000);
        }),
        { numRuns: 25 },
      );
    },
  );

  it("keeps a part of what is too much in one millisecond, unverified", async () => {
    const calls = Array.from({ length: 60 }, (_, index) => ({ id: `c${index}`, at: 90_000 }));
    const parts = await walk(openUpstream(calls, { unitsEach: 10_000 }).feed, { mostUnits: 50_000 });
    expectSeamless(parts);
    const full = parts.filter((part) => part.calls.length > 0);
    expect(full.map(({ verified }) => verified)).toEqual([false]);
    expect(full[0]?.calls.length).toBeGreaterThan(10);
    expect(full[0]?.calls.length).toBeLessThan(60);
  });
});
