import "server-only";
import { LRUCache } from "lru-cache";
import type { Connection } from "@/lib/server/connections";
import { leftOf, readDeadline } from "@/lib/server/deadlines";
import { CallboardError } from "@/lib/server/errors";
import type { SourceFilter } from "@/lib/server/sources/source";
import { BoundedRead } from "./bounded-read";

/** How long a finished read serves the lists and charts that need it, ms. */
const keptFor = 30_000;

/** How long one that is not finished waits for somebody who wants it to go on, ms. */
const resumableFor = 120_000;

type Reads = LRUCache<string, BoundedRead>;

const shared = globalThis as typeof globalThis & {
  callboardReads?: Reads;
  callboardUnreadable?: LRUCache<string, true>;
};

function reads(): Reads {
  return (shared.callboardReads ??= new LRUCache<string, BoundedRead>({ max: 12, ttl: keptFor }));
}

/** The most calls that a list is read from as a whole only to count as charts do. */
const mostRecounted = 1_000;

function unreadableSets(): LRUCache<string, true> {
  return (shared.callboardUnreadable ??= new LRUCache<string, true>({ max: 200, ttl: 600_000 }));
}

/**
 * Whether rows were met in a set that cannot be understood. The upstream counts them and charts cannot, so a list of the
 * set is made from what charts are made from.
 */
export const holdsUnreadable = (key: string): boolean => unreadableSets().has(key);

/** Remembers it of a set, unless that is so large that it would take too long to count it. */
export function rememberUnreadable(key: string, total: number): void {
  if (total <= mostRecounted) unreadableSets().set(key, true);
}

/** Which calls are meant. */
interface CallSet {
  filter: SourceFilter;
  /** The window ends at the moment of asking. */
  rolling: boolean;
}

interface ReadRequest extends CallSet {
  /** The moment of asking, ms since the epoch. */
  asOf: number;
  /** Part of the calls is of no use: too many are not read at all. */
  all: boolean;
}

/** Two requests for the same calls have one key; a window that ends now is the same for a while. */
export function keyOf(connection: Connection, { filter, rolling }: CallSet): string {
  const { start, end } = filter.window;
  return JSON.stringify([connection.slug, { ...filter, window: [start, rolling ? "now" : end] }]);
}

/**
 * The calls that a filter selects, from a read that is shared by all who ask while it goes on and half a minute after.
 *
 * @throws CallboardError what the source throws; `upstream_unavailable` where nothing came in time
 */
export async function readCalls(
  connection: Connection,
  request: ReadRequest,
  signal: AbortSignal,
): Promise<BoundedRead> {
  const key = keyOf(connection, request);
  const until = AbortSignal.timeout(leftOf(readDeadline, request.asOf));
  const read = reads().get(key) ?? new BoundedRead(connection.source, request.filter, request.asOf);
  if (!read.ended) reads().set(key, read, { ttl: resumableFor });
  const wasEnded = read.ended;
  await read.read(signal, until, request);
  if (!read.begun) {
    throw new CallboardError(
      "upstream_unavailable",
      "The upstream did not answer in time. Try again in a moment.",
      { retryAfter: 5 },
    );
  }
  if (read.ended && !wasEnded) reads().set(key, read);
  if (read.complete && read.unreadable > 0) rememberUnreadable(key, read.total ?? Infinity);
  return read;
}
