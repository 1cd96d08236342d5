import "server-only";
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
  /** Keeps the calls of a page. What is read is stored page by page: a list may be longer than the memory. */
  store(page: CallPage): Promise<void>;
}

/** What the passes through the list of an agent have found. */
export interface AgentReading {
  unreadable: number;
  /** Distinct rows, readable or not. */
  rows: number;
  /** It is proved that this is the whole list. */
  proved: boolean;
}

interface Pass {
  ids: Set<string>;
  unreadable: number;
  /** A row came twice: rows have moved while they were read, or come in no order. */
  repeated: boolean;
  ended: boolean;
  /** Whether each page gave the number of rows that was read. */
  counted: boolean;
}

const readPage = ({ feed, agentId, limit, signal }: AgentWalk, page: number): Promise<CallPage> =>
  limit(() => feed.page(agentId, page, signal));

const endsList = ({ rows, last }: CallPage, { feed }: AgentWalk) =>
  rows === 0 || (last ?? rows < feed.pageSize);

async function readPass(walk: AgentWalk): Promise<Pass> {
  const ids = new Set<string>();
  const totals = new Set<number | undefined>();
  let unreadable = 0;
  let rows = 0;
  let ended = false;
  let next: CallPage | undefined = await readPage(walk, 1);
  for (let number = 2; next; number++) {
    const page: CallPage = next;
    const before = ids.size + unreadable;
    for (const { id } of page.calls) ids.add(id);
    unreadable += page.unreadable;
    rows += page.rows;
    totals.add(page.total);
    ended = endsList(page, walk);
    // A page that only repeats what is known does not lead on, but it does not prove an end either.
    const leadsOn = !ended && ids.size + unreadable > before && number <= mostPages;
    [next] = await Promise.all([leadsOn ? readPage(walk, number) : undefined, walk.store(page)]);
  }
  const distinct = ids.size + unreadable;
  const counted = totals.size === 1 && totals.has(distinct);
  return { ids, unreadable, repeated: rows !== distinct, ended, counted };
}

/**
 * Reads the list of an agent until it is proved that all of it is known: a pass to the end in which no row came twice,
 * with as many rows as the upstream counts, or with nothing that the pass before did not have.
 * @throws CallboardError as the source does; the signal's reason
 */
export async function walkAgent(walk: AgentWalk): Promise<AgentReading> {
  const ids = new Set<string>();
  let unreadable = 0;
  let before: Pass | undefined;
  for (let number = 1; number <= mostPasses; number++) {
    const pass = await readPass(walk);
    const known = ids.size;
    for (const id of pass.ids) ids.add(id);
    unreadable = Math.max(unreadable, pass.unreadable);
    const same = before?.ended && known === ids.size && before.ids.size === pass.ids.size;
    if (pass.ended && !pass.repeated && (pass.counted || same)) {
      return { unreadable, rows: pass.ids.size + pass.unreadable, proved: true };
    }
    before = pass;
  }
  return { unreadable, rows: ids.size + unreadable, proved: false };
}

/** The number of some calls that the mirror does not have yet. */
type CountNew = (page: CallPage) => Promise<number>;

/**
 * Looks with at most two requests whether the list of an agent is as long as it was, and its first and last pages hold
 * only calls that are known. If it has grown, reads on from the end that has the new calls until all of them are found:
 * the upstream counts as many more rows as were found.
 * @param known rows of the list when it was last proved
 * @returns the rows that there are now; undefined if that is not proved, so that the list has to be read whole
 */
export async function readNews(
  walk: AgentWalk,
  known: number,
  countNew: CountNew,
): Promise<number | undefined> {
  const { pageSize } = walk.feed;
  const first = await readPage(walk, 1);
  const { total } = first;
  // Without a word about its end, only a page that is not full ends a list.
  const tellsEnd = total !== undefined || first.last !== undefined;
  const rows = total ?? known;
  const lastPage = tellsEnd ? Math.max(1, Math.ceil(rows / pageSize)) : Math.floor(rows / pageSize) + 1;
  const end = lastPage > 1 ? await readPage(walk, lastPage) : first;
  const fits = end.rows === rows - (lastPage - 1) * pageSize && end.last !== false && end.total === total;
  if (!fits || rows < known) return undefined;
  const newAtFirst = await take(walk, first, countNew);
  const newAtEnd = end === first ? 0 : await take(walk, end, countNew);
  let found = newAtFirst + newAtEnd;
  const onwards = newAtFirst >= newAtEnd;
  for (let step = 1; found < rows - known && step < lastPage - 1; step++) {
    const page = await readPage(walk, onwards ? 1 + step : lastPage - step);
    const more = await take(walk, page, countNew);
    // Beyond a page without news there may be more, but to read all of them is the work of a whole pass.
    if (page.total !== total || more === 0) return undefined;
    found += more;
  }
  return found === rows - known ? rows : undefined;
}

async function take(walk: AgentWalk, page: CallPage, countNew: CountNew): Promise<number> {
  const found = await countNew(page);
  await walk.store(page);
  return found;
}
