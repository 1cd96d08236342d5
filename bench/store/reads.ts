import type { CallQuery } from "../../lib/calls/query/parameters";
import { countFacets } from "../../lib/server/calls/count-facets";
import { getCall } from "../../lib/server/calls/get-call";
import { listCalls } from "../../lib/server/calls/list-calls";
import { measureCalls } from "../../lib/server/calls/measure-calls";
import type { Reader } from "../../lib/server/access/reader";
import type { Database } from "../../lib/server/postgres/database";
import { account, connectionId, connectionIds } from "./account";
import type { Chapter } from "./figures";
import { absent, filters } from "./filters";
import type { Case } from "./measure";
import { ask, type Verb } from "./reader";

const all = { range: "all" } as const;
const agent = filters[0]?.[1] ?? {};
const beforeAllCalls = { range: "all", from: { date: "2020-01-01" }, to: { date: "2020-02-01" } } as const;
const nothing = [
  ...absent.map(([what, query]) => [what, { ...all, ...query }] as const),
  ["a range", beforeAllCalls] as const,
];

/** A search may take longer than other filters. */
const budgetOf = (query: Partial<CallQuery>) => (query.q === undefined ? 50 : 150);

/** A call in the middle of the newest so many, for its place among them. */
async function callBehind(database: Database, newer: number): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    "select id from calls where connection_id = $1 and kind = 0 order by started_at desc offset $2 limit 1",
    [connectionId, newer],
  );
  return row?.id ?? "";
}

/** Everything that is read, in the order of the report. */
export async function chapters(database: Database, reader: Reader, calls: number): Promise<Chapter[]> {
  const reading =
    <T>(verb: Verb<T>) =>
    (what: string, query: Partial<CallQuery>, budget?: number): Case => ({
      what,
      ...(budget !== undefined && { budget }),
      work: ask(reader, verb, query),
    });
  const list = reading(listCalls);
  const metrics = reading(measureCalls);
  const facets = reading((own, query, signal) => countFacets(own, query, undefined, signal));
  const own = calls / connectionIds.length;
  const near = await callBehind(database, Math.round(own / 25));
  const far = await callBehind(database, Math.round(own / 2));
  const place = (id: string) =>
    reading((own, query, signal) => getCall(own, { connection: account.slug, id }, query, signal));
  return [
    {
      title: "A page of the list, 30 days",
      cases: [
        list("newest", {}, 50),
        list("by duration", { sort: "-duration" }, 50),
        ...filters.map(([what, query]) => list(what, query, budgetOf(query))),
      ],
    },
    {
      title: "A page of the list, all calls",
      cases: [
        list("newest", all, 50),
        list("oldest", { ...all, sort: "startedAt" }, 50),
        list("newest, page 200", { ...all, page: 200 }, 50),
        list("by duration", { ...all, sort: "-duration" }, 50),
        list("by duration, page 200", { ...all, sort: "-duration", page: 200 }, 50),
        ...filters.map(([what, query]) => list(what, { ...all, ...query }, budgetOf(query))),
        list("one agent, by duration", { ...all, ...agent, sort: "-duration" }, 50),
        list("one agent and an action", { ...all, ...agent, action: ["SMS"] }, 50),
      ],
    },
    {
      title: "A call and its place",
      cases: [
        place(near)("in 30 days", {}),
        place(far)("in all calls", all),
        place(far)("in all calls by duration", { ...all, sort: "-duration" }),
        place(far)("in all calls, trial calls too", { ...all, kind: "all" }),
      ],
    },
    {
      title: "Nothing matches: list",
      cases: nothing.map(([what, query]) => list(what, query, 50)),
    },
    {
      title: "Nothing matches: metrics",
      cases: nothing.map(([what, query]) => metrics(what, query, 50)),
    },
    {
      title: "Nothing matches: facets",
      cases: nothing.map(([what, query]) => facets(what, query, 50)),
    },
    {
      title: "Metrics",
      cases: [
        metrics("30 days", {}, 60),
        metrics("30 days, one agent", agent, 60),
        metrics("all calls", all, 100),
        ...filters.map(([what, query]) => metrics(`all calls, ${what}`, { ...all, ...query }, 200)),
      ],
    },
    {
      title: "Facets",
      cases: [
        facets("30 days", {}, 60),
        facets("30 days, one agent", agent, 60),
        facets("all calls", all, 200),
        ...filters.map(([what, query]) => facets(`all calls, ${what}`, { ...all, ...query })),
      ],
    },
  ];
}
