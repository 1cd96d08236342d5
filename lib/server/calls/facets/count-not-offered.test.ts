import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { bareCall } from "@/lib/testing/bare-call";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { countFacets } from "../count-facets";
import { forgetAll, patient, setStore } from "../testing/account";
import { memorySource } from "../testing/memory-source";
import { mirrored } from "../testing/mirrored";

const now = Date.now();
let database: TestDatabase;
let facetsOf: (query: Partial<CallQuery>) => ReturnType<typeof countFacets>;

beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  const calls = [1, 2, 3].map((hours) =>
    bareCall(`call-${hours}`, now - hours * 3_600_000, { duration: 60 * hours }),
  );
  const whole = [{ start: 0, end: now }];
  const open = (slug: string, lacks?: ["action", "kind"]) =>
    mirrored(database, calls, { ...memorySource(calls), ...(lacks && { lacks }) }, whole, {
      slug,
      account: slug,
    });
  const readers = [await open("offers"), await open("lacks", ["action", "kind"])];
  const reader = readerOf(readers.map(({ connection }) => connection));
  facetsOf = (query) => countFacets(reader, completeQuery({ range: "all", ...query }), undefined, patient());
});
afterAll(() => database.close());
beforeEach(forgetAll);

it("says for how many calls a facet is not offered, and by which connection", async () => {
  const { notOffered } = await facetsOf({});
  const all = [{ connection: "lacks", calls: 3 }];
  expect(notOffered).toEqual({ action: all, kind: all });
});

it("counts as the facet does: with the other conditions, without its own", async () => {
  expect((await facetsOf({ min: 100 })).notOffered.action).toEqual([{ connection: "lacks", calls: 2 }]);
  const { notOffered } = await facetsOf({ action: ["SMS"] });
  expect(notOffered).toEqual({ action: [{ connection: "lacks", calls: 3 }], kind: [] });
});

it("says nothing of connections that are not asked for", async () => {
  expect((await facetsOf({ connection: ["offers"] })).notOffered).toEqual({});
});
