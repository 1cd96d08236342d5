import "server-only";
import type { CallRow } from "@/lib/calls/call";
import type { Sort } from "@/lib/calls/query/parameters";
import { CallboardError } from "@/lib/server/errors";
import { maxCalls, type BoundedRead } from "./bounded-read";
import { planQuery, type Plan } from "./plan";
import { connectionOf, type Scope } from "./scope";
import { readCalls } from "./shared-reads";

const count = new Intl.NumberFormat("en-US");

/** Reads what the source can filter of a query, and gives it with what is left for us to filter. */
export async function readScope(
  scope: Scope,
  signal: AbortSignal,
  { kind = scope.query.kind, all = false } = {},
): Promise<Plan & { read: BoundedRead; calls: CallRow[] }> {
  const plan = planQuery(scope, kind);
  const request = { filter: plan.filter, rolling: scope.window.rolling, asOf: scope.asOf, all };
  const read = await readCalls(connectionOf(scope), request, signal);
  const calls = plan.remainder ? read.calls.filter(plan.remainder) : read.calls;
  return { ...plan, read, calls };
}

function incomplete({ calls, total, capped, ended }: BoundedRead): CallboardError {
  const all = total === undefined ? "all calls" : `${count.format(total)} calls`;
  const advice = "Choose a shorter range of time.";
  if (capped) {
    const most = count.format(maxCalls);
    return new CallboardError(
      "bad_request",
      `This question needs every call of the range, and at most ${most} of ${all} can be read for it. ${advice}`,
    );
  }
  const so = `This question needs every call of the range, and ${count.format(calls.length)} of ${all}`;
  if (ended) return new CallboardError("bad_request", `${so} could be read. ${advice}`);
  return new CallboardError(
    "upstream_unavailable",
    `${so} were read in the time that a request may take. Try again to go on reading, or choose a shorter range of time.`,
    { retryAfter: 1 },
  );
}

/** Orders calls; those without a duration come last, and equals are told apart by their id. */
function compareBy(sort: Sort): (a: CallRow, b: CallRow) => number {
  const sign = sort.startsWith("-") ? -1 : 1;
  const byId = (a: CallRow, b: CallRow) => (a.id < b.id ? -1 : Number(a.id > b.id));
  if (sort.endsWith("startedAt")) {
    return (a, b) => sign * (Date.parse(a.startedAt) - Date.parse(b.startedAt) || byId(a, b));
  }
  return (a, b) => {
    if (a.duration === undefined || b.duration === undefined) {
      return Number(a.duration === undefined) - Number(b.duration === undefined) || sign * byId(a, b);
    }
    return sign * (a.duration - b.duration || byId(a, b));
  };
}

/**
 * All calls of a query in its order, from one bounded read.
 *
 * @throws CallboardError `bad_request` where not all of them can be read, `upstream_unavailable` where another try reads
 *   on, and what the source throws
 */
export async function selectCalls(
  scope: Scope,
  signal: AbortSignal,
): Promise<{ calls: CallRow[]; unreadable: number; asOf: number }> {
  const { read, calls } = await readScope(scope, signal, { all: true });
  if (!read.complete) throw incomplete(read);
  return {
    calls: calls.sort(compareBy(scope.query.sort)),
    unreadable: read.unreadable,
    asOf: read.asOf,
  };
}
