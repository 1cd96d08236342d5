import type { CallQuery } from "../../lib/calls/query/parameters";
import { listCalls } from "../../lib/server/calls/list-calls";
import { measureCalls } from "../../lib/server/calls/measure-calls";
import type { Chapter } from "./figures";
import type { Reader } from "../../lib/server/reader";
import { filters } from "./filters";
import type { Case } from "./measure";
import { ask } from "./reader";
import { soughtWords } from "./words";

const all = { range: "all" } as const;
const common = { q: soughtWords.common.join(" ") };

/** A search may take longer than other filters. */
const budgetOf = (query: Partial<CallQuery>) => (query.q === undefined ? 50 : 150);

/** Everything that is read, in the order of the report. */
export function chapters(reader: Reader): Chapter[] {
  const list = (what: string, query: Partial<CallQuery>, budget = 50): Case => ({
    what,
    budget,
    work: ask(reader, listCalls, query),
  });

  const metrics = (what: string, query: Partial<CallQuery>, budget?: number): Case => ({
    what,
    ...(budget !== undefined && { budget }),
    work: ask(reader, measureCalls, query),
  });

  return [
    {
      title: "A page of the list, 30 days",
      cases: [
        list("newest", {}),
        list("by duration", { sort: "-duration" }),
        ...filters.map(([what, query]) => list(what, query, budgetOf(query))),
      ],
    },
    {
      title: "A page of the list, all calls",
      cases: [
        list("newest", all),
        list("oldest", { ...all, sort: "startedAt" }),
        list("newest, page 200", { ...all, page: 200 }),
        list("by duration", { ...all, sort: "-duration" }),
        list("by duration, page 200", { ...all, sort: "-duration", page: 200 }),
        ...filters.map(([what, query]) => list(what, { ...all, ...query }, budgetOf(query))),
        list("one agent, by duration", { ...all, ...filters[0]?.[1], sort: "-duration" }),
      ],
    },
    {
      title: "Metrics",
      cases: [
        metrics("30 days", {}, 60),
        metrics("30 days, one agent", filters[0]?.[1] ?? {}, 60),
        metrics("all calls", all, 200),
        metrics("all calls, one agent", { ...all, ...filters[0]?.[1] }, 200),
        metrics("all calls, an action", { ...all, action: ["SMS"] }, 200),
        metrics("all calls, common words", { ...all, ...common }),
      ],
    },
  ];
}
