import fc from "fast-check";
import { expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { queries } from "@/lib/testing/queries";
import { api, listPart, selection } from "./parts";
import { completeQuery, parseQuery } from "./query";

const readBack = (address: string) => parseQuery(new URL(address, "http://localhost").searchParams).query;

it("gives one key to all queries that show the same", () => {
  const query = completeQuery({ agent: ["b", "a"], page: 2 });
  expect(api.calls(query)).toBe("/api/calls?agent=a,b&page=2");
  expect(api.calls({ ...query, columns: ["kind"], turn: 4 })).toBe("/api/calls?agent=a,b&page=2");
  expect(api.metrics({ ...query, sort: "duration", size: 50 })).toBe("/api/metrics?agent=a,b");
  expect(api.calls(completeQuery({}))).toBe("/api/calls");
});

it("asks for what the page was asked for", () => {
  fc.assert(
    fc.property(queries, fc.string({ unit: "binary" }), (query, id) => {
      expect(readBack(api.calls(query))).toEqual(completeQuery(listPart(query)));
      expect(readBack(api.metrics(query))).toEqual(completeQuery(selection(query)));
      const address = api.call({ connection: "main", id: `x${id}` }, query);
      expect(readBack(address)).toEqual(completeQuery(listPart(query)));
      const path = new URL(address, "http://localhost").pathname.split("/");
      expect(path.slice(0, 4)).toEqual(["", "api", "calls", "main"]);
      expect(path.slice(4).map(decodeURIComponent)).toEqual([`x${id}`]);
    }),
    fixed(200),
  );
});
