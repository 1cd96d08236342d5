import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Call } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import type { Shared } from "@/lib/server/access/reader";
import { readLimits } from "@/lib/server/store/read/read-limits";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { fixed } from "@/lib/testing/fixed";
import { countFacets } from "./count-facets";
import { exportCalls } from "./export-calls";
import { getCall } from "./get-call";
import { listAgents } from "./list-agents";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, patient, setStore } from "./testing/account";
import { expectCalls, makeWorld, type World } from "./testing/connections";
import { expectFacets, expectMetrics } from "./testing/expect-answers";
import { questions } from "./testing/questions";

const now = Date.parse("2026-11-20T20:32:10.500Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

const keyOf = ({ connection, id }: { connection: string; id: string }) => `${connection}/${id}`;

/** A world of the calls of a locked query alone, as its visitors may see it. */
function share(world: World, locked: CallQuery, change: Partial<Shared> = {}): World {
  const named = (slug: string) => locked.connection.length === 0 || locked.connection.includes(slug);
  const grants = world.reader.grants.filter(({ connection }) => named(connection.slug));
  const shared: Shared = {
    id: "s",
    page: "calls",
    query: { ...locked, connection: [] },
    files: true,
    ...change,
  };
  return {
    reader: { kind: "share", grants, share: shared },
    slugs: world.slugs.filter(named),
    whole: world.whole.filter(named),
    loaded: expectCalls(world, locked, now),
  };
}

/** What a visitor's query means: in the zone of the share, unless it names another one. */
const seen = (query: CallQuery, { tz }: CallQuery): CallQuery => ({ ...query, tz: query.tz ?? tz });

const usual = { ...readLimits };
const worlds = [
  [1, usual],
  [3, { fewCalls: 5, fewComparedCalls: 9 }],
] as const;

describe.each(worlds)("for any share of %i connections with %j", { timeout: 240_000 }, (count, limits) => {
  let world: World;
  beforeAll(async () => {
    Object.assign(readLimits, limits);
    world = await makeWorld(database, count, now);
  }, 60_000);
  const slugs = Array.from({ length: count }, (_, index) => `c${index + 1}`);
  const asked = questions(slugs, now);
  // One narrow query within another one finds nothing: most locks have few conditions.
  const locks = fc.oneof(
    questions(slugs, now),
    fc
      .tuple(
        questions(slugs, now),
        fc.constantFrom("agent", "action", "duration", "hour", "q", "kind", "direction", "field"),
      )
      .map(([query, name]) =>
        completeQuery({ range: "all", kind: "all", tz: query.tz, ...one(query, name) }),
      ),
  );
  const either = (query: CallQuery) =>
    completeQuery({ ...query, range: "all", from: undefined, to: undefined, kind: "all" });
  const visits = fc.oneof(asked, asked.map(either));

  it("its list is that of the shared calls, however it is narrowed", async () => {
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(locks, visits, async (locked, query) => {
        const own = share(world, locked);
        const whole = expectCalls(own, seen(query, locked), now);
        if (whole.length > 0) filled++;
        const keys: string[] = [];
        for (let page = 1; ; page++) {
          const answer = await listCalls(own.reader, { ...query, page }, patient());
          keys.push(...answer.calls.map(keyOf));
          expect(answer.total).toBe(whole.length);
          if (answer.calls.length === 0) break;
        }
        expect(keys).toEqual(whole.map(keyOf));
      }),
      fixed(30),
    );
    expect(filled).toBeGreaterThan(10);
  });

  it("its numbers and facets are those of the shared calls", async () => {
    await fc.assert(
      fc.asyncProperty(locks, visits, async (locked, query) => {
        const own = share(world, locked);
        const calls = expectCalls(own, seen(query, locked), now);
        expectMetrics(await measureCalls(own.reader, query, patient()), calls, seen(query, locked));
        const facets = await countFacets(own.reader, query, undefined, patient());
        expectFacets(facets, own, seen(query, locked), now);
        const agents = new Set(own.loaded.flatMap(({ agent }) => agent?.id ?? []));
        const listed = facets.agent.map(({ value }) => value).filter((id) => !query.agent.includes(id));
        expect(listed.filter((id) => !agents.has(id))).toEqual([]);
      }),
      fixed(30),
    );
  });

  it("its calls know their place among the shared ones, and no other call opens", async () => {
    const outcome = (own: World, call: Call, query: CallQuery) =>
      getCall(own.reader, call, query, patient()).then(
        ({ position }) => position?.index ?? 0,
        (error: unknown) => (error as { code: string }).code,
      );
    await fc.assert(
      fc.asyncProperty(locks, visits, fc.nat(), async (locked, query, pick) => {
        const own = share(world, locked);
        const call = world.loaded[pick % world.loaded.length];
        if (!call) return;
        const isShared = own.loaded.some((each) => keyOf(each) === keyOf(call));
        const place = expectCalls(own, seen(query, locked), now).findIndex(
          (each) => keyOf(each) === keyOf(call),
        );
        expect(await outcome(own, call, query)).toBe(isShared ? place + 1 : "not_found");
      }),
      fixed(40),
    );
  });

  it("its files hold the shared calls", async () => {
    await fc.assert(
      fc.asyncProperty(locks, visits, async (locked, query) => {
        const own = share(world, { ...locked, connection: world.whole });
        const request = { origin: "https://calls.example.com", gone: patient(), signal: patient() };
        const response = await exportCalls(own.reader, query, new URLSearchParams("format=ndjson"), request);
        const lines = (await response.text()).split("\n").slice(0, -1);
        const keys = lines.map((line) => keyOf(JSON.parse(line) as Call));
        expect(keys).toEqual(expectCalls(own, seen(query, locked), now).map(keyOf));
      }),
      fixed(15),
    );
  });

  it("one call that is shared is all that there is", async () => {
    for (const call of world.loaded.slice(0, 3)) {
      const all = completeQuery({ range: "all", kind: "all" });
      const key = { connection: call.connection, id: call.id };
      const own = { ...share(world, all, { page: "call", call: key }), loaded: [call] };
      expectMetrics(await measureCalls(own.reader, all, patient()), [call], all);
      expectFacets(await countFacets(own.reader, all, undefined, patient()), own, all, now);
      const { calls } = await listCalls(own.reader, all, patient());
      expect(calls.map(keyOf)).toEqual([keyOf(call)]);
    }
  });

  it("its agents are those of its calls", async () => {
    const own = share(world, completeQuery({ range: "all", kind: "all", min: 600 }));
    const { agents } = await listAgents(own.reader, patient());
    const named = new Set(own.loaded.flatMap(({ agent }) => (agent?.name === undefined ? [] : [agent.id])));
    expect(new Set(agents.map(({ id }) => id))).toEqual(named);
  });
});

/** Names in one of the conditions of a query. */
function one(query: CallQuery, name: string): Partial<CallQuery> {
  const { agent, action, min, max, hour, q, kind, direction, field } = query;
  const parts: Record<string, Partial<CallQuery>> = {
    agent: { agent },
    action: { action },
    duration: { min, max },
    hour: { hour },
    q: { q },
    kind: { kind },
    direction: { direction },
    field: { field },
  };
  return parts[name] ?? {};
}
