import "server-only";
import type { CallKey, CallPosition } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { conditionsOf } from "./conditions";
import { isEmptyScope, type Scope } from "./scope";
import { selectCalls } from "./select-calls";
import { sourcePage } from "./source-page";

const keyOf = ({ connection, id }: CallRow): CallKey => ({ connection, id });

function positionIn(
  calls: readonly CallRow[],
  id: string,
  offset: number,
  total: number,
): CallPosition | undefined {
  const at = calls.findIndex((call) => call.id === id);
  if (at < 0) return undefined;
  const previous = calls[at - 1];
  const next = calls[at + 1];
  return {
    index: offset + at + 1,
    total,
    ...(previous && { previous: keyOf(previous) }),
    ...(next && { next: keyOf(next) }),
  };
}

/**
 * Looks on the page that the reader came from, with its neighbours where the call stands at the edge. A page of a minute
 * ago will do while its neighbours count the same calls; else something arrived since, and all are read anew.
 */
async function positionOnPage(
  scope: Scope,
  id: string,
  signal: AbortSignal,
  { recent } = { recent: true },
): Promise<CallPosition | undefined> {
  const { page, size } = scope.query;
  const read = (number: number) => sourcePage(scope, number, signal, { recent });
  const own = await read(page);
  const at = own?.calls.findIndex((call) => call.id === id) ?? -1;
  if (!own || at < 0) return undefined;
  const [before, after] = await Promise.all([
    at === 0 && page > 1 ? read(page - 1) : undefined,
    at === own.calls.length - 1 && page * size < own.total ? read(page + 1) : undefined,
  ]);
  const moved = [before, after].some((neighbour) => neighbour && neighbour.total !== own.total);
  if (moved && recent) return positionOnPage(scope, id, signal, { recent: false });
  const offset = (page - 1) * size - (before?.calls.length ?? 0);
  const calls = [...(before?.calls ?? []), ...own.calls, ...(after?.calls ?? [])];
  return positionIn(calls, id, offset, own.total);
}

/** Whether a call is one of those that a query selects. */
function isSelected(scope: Scope, call: CallRow): boolean {
  const conditions = Object.values(conditionsOf(scope.query, scope.window, scope.zone));
  return !isEmptyScope(scope) && conditions.every((fulfils) => fulfils(call));
}

/** The most pages that are looked through for a call. */
const mostPages = 8;

/**
 * The pages of a list on which a call must stand, the most likely first: it may be anywhere among those that the order
 * does not tell from it, as each upstream has an order of its own for them.
 */
function likelyPages(calls: readonly CallRow[], at: number, { sort, size }: CallQuery): number[] {
  const key = (call: CallRow | undefined) =>
    sort.endsWith("duration") ? call?.duration : call && Date.parse(call.startedAt);
  const equal = (other: number) => key(calls[other]) === key(calls[at]);
  let first = at;
  let last = at;
  while (first > 0 && equal(first - 1)) first--;
  while (last < calls.length - 1 && equal(last + 1)) last++;
  const page = (index: number) => Math.floor(index / size) + 1;
  const pages = Array.from({ length: page(last) - page(first) + 1 }, (_, index) => page(first) + index);
  return pages.sort((a, b) => Math.abs(a - page(at)) - Math.abs(b - page(at))).slice(0, mostPages);
}

/**
 * Where a call stands among those of a query, in the order of the list; undefined where it is not one of them.
 *
 * @throws CallboardError `bad_request` where not all of them could be read, and what the source throws
 */
export async function findPosition(
  scope: Scope,
  call: CallRow,
  signal: AbortSignal,
): Promise<CallPosition | undefined> {
  if (!isSelected(scope, call)) return undefined;
  const near = await positionOnPage(scope, call.id, signal);
  if (near) return near;
  const { calls } = await selectCalls(scope, signal);
  const at = calls.findIndex(({ id }) => id === call.id);
  for (const page of at < 0 ? [] : likelyPages(calls, at, scope.query)) {
    const found = await positionOnPage({ ...scope, query: { ...scope.query, page } }, call.id, signal);
    if (found) return found;
  }
  return positionIn(calls, call.id, 0, calls.length);
}
