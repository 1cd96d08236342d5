import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallList } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import { heatMap } from "@/lib/calls/charts/heat-map";
import { markLinks } from "@/lib/calls/charts/mark-links";
import { countIn } from "@/lib/calls/charts/series";
import { pinQuery } from "@/lib/calls/query/pin";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { parseQuery } from "@/lib/calls/query/query";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { readLimits } from "@/lib/server/store/read/read-limits";
import { fixed } from "@/lib/testing/fixed";
import { countFacets } from "./count-facets";
import { asText } from "./export/cells";
import { exportCalls } from "./export-calls";
import { getCall } from "./get-call";
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

/** With few calls a search is answered by their ids; with lower limits, by the words, sorted or walked. */
const usual = { ...readLimits };
const worlds = [
  [1, usual],
  [1, { fewCalls: 3, fewComparedCalls: 2, fewNumbers: 1 }],
  [2, { fewCalls: 0, fewComparedCalls: 0, fewNumbers: 0 }],
  [2, usual],
  [5, { fewCalls: 5, fewComparedCalls: 9 }],
] as const;

describe.each(worlds)("for any query over %i connections with %j", { timeout: 240_000 }, (count, limits) => {
  let world: World;
  beforeAll(async () => {
    Object.assign(readLimits, limits);
    world = await makeWorld(database, count, now);
  }, 60_000);
  const asked = questions(
    Array.from({ length: count }, (_, index) => `c${index + 1}`),
    now,
  );
  const expected = (query: CallQuery) => expectCalls(world, query, now);
  const list = (query: CallQuery) => listCalls(world.reader, query, patient());
  const measure = (query: CallQuery) => measureCalls(world.reader, query, patient());

  it("the pages of a list are the whole set in order", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const keys: string[] = [];
        const whole = expected(query);
        for (let page = 1; ; page++) {
          const answer = await list({ ...query, page });
          keys.push(...answer.calls.map(keyOf));
          expect(answer.total).toBe(whole.length);
          if (answer.calls.length === 0) break;
        }
        expect(keys).toEqual(whole.map(keyOf));
      }),
      fixed(25),
    );
  });

  it("each call knows its place and its neighbours", async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), async (query, pick) => {
        const whole = expected(query);
        const index = pick % Math.max(1, whole.length);
        const call = whole[index];
        if (!call) return;
        const { position } = await getCall(world.reader, call, query, patient());
        const key = (other: Call | undefined) => other && { connection: other.connection, id: other.id };
        expect([position?.index, position?.total]).toEqual([index + 1, whole.length]);
        expect([position?.previous, position?.next]).toEqual([key(whole[index - 1]), key(whole[index + 1])]);
      }),
      fixed(60),
    );
  });

  it("a file holds the whole set in order", async () => {
    const fileOf = async (query: CallQuery, options: string) => {
      const request = { origin: "https://calls.example.com", gone: patient(), signal: patient() };
      const response = await exportCalls(world.reader, query, new URLSearchParams(options), request);
      return { total: Number(response.headers.get("x-total-count")), text: await response.text() };
    };
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const columns: CallQuery["columns"] = ["startedAt", "extracted.naïve, field", "summary"];
        const query = { ...given, columns, connection: world.whole };
        const calls = expected(query);
        const file = await fileOf(query, "format=ndjson");
        const lines = file.text.split("\n").slice(0, -1);
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(calls);
        const table = await fileOf(query, "format=csv");
        expect([file.total, table.total]).toEqual([calls.length, calls.length]);
        const rows: string[][] = parse(table.text, { bom: true });
        const keys = rows.slice(1).map((row) => {
          const [local = "", , offset = ""] = row;
          return [new Date(local.replace(" ", "T") + offset.replace("UTC", "")).getTime(), row.at(-2)];
        });
        const second = ({ startedAt }: Call) => Math.floor(Date.parse(startedAt) / 1000) * 1000;
        expect(keys).toEqual(calls.map((call) => [second(call), asText(call.id)]));
      }),
      fixed(20),
    );
  });

  it("the mirror counts what plain code counts", async () => {
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const calls = expected(query);
        expectMetrics(await measure(query), calls, query);
        expectFacets(await countFacets(world.reader, query, undefined, patient()), world, query, now);
        if (calls.length > 0) filled++;
      }),
      fixed(45),
    );
    expect(filled).toBeGreaterThan(12);
  });

  it("all connections together are the sum of each", async () => {
    const totalsOf = ({ total, hidden }: Pick<CallList, "total" | "hidden">) => [total, hidden.trial ?? 0];
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const all = { ...query, connection: [] };
        const parts = await Promise.all(world.slugs.map((slug) => list({ ...all, connection: [slug] })));
        const add = ([a = 0, b = 0]: number[], each: CallList) => {
          const [total = 0, trial = 0] = totalsOf(each);
          return [a + total, b + trial];
        };
        const together = parts.reduce(add, [0, 0]);
        expect(totalsOf(await list(all))).toEqual(together);
        expect(totalsOf(await measure(all))).toEqual(together);
      }),
      fixed(15),
    );
  });

  it("each mark opens exactly the calls that it counts", async () => {
    const totalBehind = async (link: string) => {
      const { query, notices } = parseQuery(new URL(link, "http://localhost").searchParams);
      expect(notices.filter(({ code }) => code !== "empty_range")).toEqual([]);
      return (await list(query)).total;
    };
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), async (query, pick) => {
        const metrics = await measure(query);
        const links = markLinks(query, metrics);
        const one = <T>(values: T[]): T | undefined => values[pick % Math.max(1, values.length)];
        const [bucket, bar, action, direction, status, agent, connection, cell] = [
          one(metrics.volume.filter(({ calls }) => calls > 0)),
          one(metrics.duration.histogram),
          one(metrics.actions),
          one(metrics.direction),
          one(metrics.status),
          one(metrics.agents),
          one(metrics.connections),
          one(heatMap(metrics.hours, query).rows.flatMap(({ cells }) => cells)),
        ];
        const marks: [string | undefined, number | undefined][] = [
          [links.calls, metrics.total],
          [links.withAction, metrics.withAction],
          [links.action("none"), metrics.total - metrics.withAction],
        ];
        if (bucket) marks.push([links.bucket(bucket), bucket.calls]);
        const lines = [
          action && { of: "actions" as const, type: action.type },
          connection && { of: "connections" as const, type: connection.connection },
          direction && { of: "directions" as const, type: direction.value },
        ];
        for (const line of lines) {
          if (bucket && line) marks.push([links.bucket(bucket, [line]), countIn(bucket, line)]);
        }
        if (connection) marks.push([links.connection(connection.connection), connection.calls]);
        if (bar) marks.push([links.duration(bar), bar.count]);
        if (action) marks.push([links.action(action.type), action.calls]);
        if (direction) marks.push([links.direction(direction.value), direction.calls]);
        if (status) marks.push([links.status(status.value), status.calls]);
        if (agent) marks.push([links.agent(agent), agent.calls]);
        if (cell) marks.push([links.hour(cell), cell.calls]);
        for (const [link, counted] of marks) {
          if (link !== undefined) expect([link, await totalBehind(link)]).toEqual([link, counted]);
        }
      }),
      fixed(25),
    );
  });

  it("its pinned form selects the same calls", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const first = await list(query);
        const pinned = await list(pinQuery(query, first.zone, Date.parse(first.asOf)));
        expect([pinned.calls, pinned.total, pinned.zone]).toEqual([first.calls, first.total, first.zone]);
      }),
      fixed(15),
    );
  });
});
