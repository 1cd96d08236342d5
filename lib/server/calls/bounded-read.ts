import "server-only";
import type { CallRow } from "@/lib/calls/call";
import type { CallPage, CallSource, SourceFilter } from "@/lib/server/sources/source";
import { liveList } from "./plan";
import { toRow } from "./to-row";

/** The most calls that one read holds. */
export const maxCalls = 5_000;

/** Pages that are asked for at once. */
const parallel = 5;

/**
 * All calls that a filter selects, newest first, at most 5,000. It is read page by page while somebody waits for it,
 * and goes on where it stopped when the next one does. Its window is closed: new calls do not shift its pages. One that
 * ends with another number of calls than the upstream counts was disturbed all the same, and is made once more.
 */
export class BoundedRead {
  readonly #source: CallSource;
  readonly #filter: SourceFilter;
  readonly #calls = new Map<string, CallRow>();
  #rows = 0;
  #nextPage = 1;
  #running: { sized: Promise<void>; rest: () => Promise<void> } | undefined;
  #stop = new AbortController();
  #waiting = 0;
  #repeated = false;

  /** What the upstream says is there; undefined until it said so. */
  total: number | undefined;
  /** Rows that could not be understood. */
  unreadable = 0;
  /** Everything that there is was read, or 5,000 calls were. */
  ended = false;

  /** @param asOf ms since the epoch: where a window ends that has no end, or one in the future */
  constructor(
    source: CallSource,
    filter: SourceFilter,
    readonly asOf: number,
  ) {
    this.#source = source;
    this.#filter = {
      ...filter,
      window: { ...filter.window, end: Math.min(filter.window.end ?? asOf, asOf) },
    };
  }

  /** The calls read so far, newest first. */
  get calls(): CallRow[] {
    return [...this.#calls.values()];
  }

  /** The upstream has answered at least once, so that something is known. */
  get begun(): boolean {
    return this.ended || this.#nextPage > 1;
  }

  /** Every call that the filter selects is here. */
  get complete(): boolean {
    return this.ended && this.#calls.size + this.unreadable === (this.total ?? this.#rows) && !this.capped;
  }

  get #pageLimit(): number {
    return Math.ceil(maxCalls / this.#source.feed.pageSize);
  }

  /** There are more calls than one read holds. */
  get capped(): boolean {
    return this.total === undefined ? this.#nextPage > this.#pageLimit : this.total > maxCalls;
  }

  /**
   * Reads on until the end, or until `patience` (a signal) runs out: then what was read so far is all there is. Who
   * wants `all` calls or none is told as soon as it is known that there are too many.
   * @throws CallboardError what the source throws; the reason of `signal` when that aborts
   */
  async read(signal: AbortSignal, patience: AbortSignal, { all }: { all: boolean }): Promise<void> {
    signal.throwIfAborted();
    if (all && this.capped) return;
    const left = new AbortController();
    this.#waiting++;
    try {
      const { sized, rest } = (this.#running ??= this.#run());
      await Promise.race([
        sized.then(() => (all && this.capped ? undefined : rest())),
        aborted(signal, "throw", left.signal),
        aborted(patience, "resolve", left.signal),
      ]);
    } finally {
      left.abort();
      if (--this.#waiting === 0) this.#halt();
    }
  }

  #halt() {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#running = undefined;
  }

  /** The first batch tells how many there are; the rest is read once somebody wants it. */
  #run() {
    const { signal } = this.#stop;
    const sized = this.#readBatch(signal);
    const readOn = async () => {
      while (!this.ended && !signal.aborted) await this.#readBatch(signal);
    };
    let rest: Promise<void> | undefined;
    return { sized, rest: () => (rest ??= readOn()) };
  }

  async #readBatch(signal: AbortSignal): Promise<void> {
    if (this.ended) return;
    const pages = await this.#readPages(this.#nextBatch(), signal);
    if (signal.aborted) return;
    for (const page of pages) this.#take(page);
    const disturbed = this.ended && !this.complete && !this.capped;
    if (disturbed && !this.#repeated) this.#startOver();
  }

  #startOver() {
    this.#repeated = true;
    this.#calls.clear();
    this.#rows = 0;
    this.#nextPage = 1;
    this.total = undefined;
    this.unreadable = 0;
    this.ended = false;
  }

  /** The first page goes alone: it tells how many there are. Without a total each one may be the last. */
  #nextBatch(): number[] {
    const maxPageSize = this.#source.feed.pageSize;
    const known = this.total === undefined ? 1 : Math.ceil(Math.min(this.total, maxCalls) / maxPageSize);
    const last = Math.max(this.#nextPage, Math.min(known, this.#nextPage + parallel - 1));
    return Array.from({ length: last - this.#nextPage + 1 }, (_, index) => this.#nextPage + index);
  }

  #readPages(numbers: number[], signal: AbortSignal): Promise<CallPage[]> {
    const maxPageSize = this.#source.feed.pageSize;
    const sort = { by: "startedAt", descending: true } as const;
    return Promise.all(
      numbers.map((page) =>
        liveList(this.#source).list(
          { ...this.#filter, sort, page, size: maxPageSize, priority: "background" },
          signal,
        ),
      ),
    );
  }

  #take({ calls, total, unreadable, rows }: CallPage) {
    for (const call of calls) this.#calls.set(call.id, toRow(call));
    this.#rows += rows;
    this.unreadable += unreadable;
    this.total = total ?? this.total;
    this.#nextPage++;
    const maxPageSize = this.#source.feed.pageSize;
    const all = this.total === undefined ? rows < maxPageSize : this.#rows >= this.total || rows === 0;
    this.ended ||= all || this.#nextPage > this.#pageLimit;
  }
}

/** Settles when the signal aborts: rejects with its reason, or just resolves. It listens until `left` aborts. */
function aborted(signal: AbortSignal, how: "throw" | "resolve", left: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => (how === "throw" ? reject(signal.reason as Error) : resolve());
    if (signal.aborted) settle();
    else signal.addEventListener("abort", settle, { once: true, signal: left });
  });
}
