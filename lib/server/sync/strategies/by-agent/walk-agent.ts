import "server-only";
import type { Call } from "@/lib/calls/call";
import type { AgentFeed, CallPage } from "@/lib/server/sources/source";
import type { ConcurrencyLimit } from "../../concurrency-limit";

/** Passes through a list until it is given up for now. */
const mostPasses = 5;

/** Pages of one pass. An upstream that never ends its list is bounded by it. */
const mostPages = 2_000;

export interface AgentWalk {
  feed: AgentFeed;
  agentId: string;
  limit: ConcurrencyLimit;
  signal: AbortSignal;
}

/** What the passes through the list of an agent have found. */
export interface AgentReading {
  calls: Map<string, Call>;
  unreadable: number;
  /** Distinct rows, readable or not. */
  rows: number;
  /** It is proved that this is the whole list. */
  proved: boolean;
}

interface Pass {
  calls: Map<string, Call>;
  unreadable: number;
  /** A row came twice: rows have moved while they were read, or come in no order. */
  repeated: boolean;
  ended: boolean;
  /** Whether each page gave the number of rows that was read. */
  counted: boolean;
}

const readPage = ({ feed, agentId, limit, signal }: AgentWalk, page: number): Promise<CallPage> =>
  limit(() => feed.page(agentId, page, signal));

async function readPass(walk: AgentWalk): Promise<Pass> {
  const calls = new Map<string, Call>();
  const totals = new Set<number | undefined>();
  let unreadable = 0;
  let rows = 0;
  let ended = false;
  for (let number = 1; !ended && number <= mostPages; number++) {
    const page = await readPage(walk, number);
    const before = calls.size + unreadable;
    for (const call of page.calls) calls.set(call.id, call);
    unreadable += page.unreadable;
    rows += page.rows;
    totals.add(page.total);
    // A page that only repeats what is known does not lead on, but it does not prove an end either.
    if (page.rows > 0 && calls.size + unreadable === before) break;
    ended = page.rows === 0 || (page.last ?? page.rows < walk.feed.pageSize);
  }
  const distinct = calls.size + unreadable;
  const counted = totals.size === 1 && totals.has(distinct);
  return { calls, unreadable, repeated: rows !== distinct, ended, counted };
}

/**
 * Reads the list of an agent until it is proved that all of it is known: a pass to the end in which no row came twice,
 * with as many rows as the upstream counts, or with nothing that the pass before did not have.
 * @throws CallboardError as the source does; the signal's reason
 */
export async function walkAgent(walk: AgentWalk): Promise<AgentReading> {
  const calls = new Map<string, Call>();
  let unreadable = 0;
  let before: Pass | undefined;
  for (let number = 1; number <= mostPasses; number++) {
    const pass = await readPass(walk);
    const known = calls.size;
    for (const [id, call] of pass.calls) calls.set(id, call);
    unreadable = Math.max(unreadable, pass.unreadable);
    const same = before?.ended && known === calls.size && before.calls.size === pass.calls.size;
    if (pass.ended && !pass.repeated && (pass.counted || same)) {
      return { calls, unreadable, rows: pass.calls.size + pass.unreadable, proved: true };
    }
    before = pass;
  }
  return { calls, unreadable, rows: calls.size + unreadable, proved: false };
}

/**
 * Looks with at most two requests whether the list of an agent is as long as it was, and its first and last pages hold
 * only calls that are known.
 * @param rows of the list when it was last proved
 * @param areKnown whether the mirror has all of some calls
 * @returns the calls of these pages, to store what has changed in them; undefined if anything is new
 */
export async function peekAgent(
  walk: AgentWalk,
  rows: number,
  areKnown: (ids: readonly string[]) => Promise<boolean>,
): Promise<Call[] | undefined> {
  const { pageSize } = walk.feed;
  const first = await readPage(walk, 1);
  // Without a word about its end, only a page that is not full ends a list.
  const tellsEnd = first.total !== undefined || first.last !== undefined;
  const last = tellsEnd ? Math.max(1, Math.ceil(rows / pageSize)) : Math.floor(rows / pageSize) + 1;
  const end = last > 1 ? await readPage(walk, last) : first;
  const pages = end === first ? [first] : [first, end];
  const calls = pages.flatMap((page) => page.calls);
  const isAsLong =
    end.rows === rows - (last - 1) * pageSize &&
    end.last !== false &&
    pages.every(({ total }) => (total ?? rows) === rows);
  return isAsLong && (await areKnown(calls.map(({ id }) => id))) ? calls : undefined;
}
