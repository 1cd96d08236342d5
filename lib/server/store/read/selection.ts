import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { WantedNumber } from "./number";

/** One connection of a selection. */
export interface SelectedPart {
  connectionId: number;
  /** Slug of the connection, as the reader knows it. */
  slug: string;
  /** What its calls are in, as ISO 639-1; absent if its owner did not say. */
  languages?: readonly string[] | undefined;
  /** All calls from this instant on are loaded, ms since the epoch; older ones are not read. */
  from: number;
  /** Changes with every change of any of its calls; 0 if it is not known. */
  version: number;
  /** The newest moment that was read, ms since the epoch. */
  asOf: number | undefined;
}

/** Values, each with the connection in which it has its meaning: the lists have one length. */
export interface Pairs<Value> {
  connectionIds: number[];
  values: Value[];
}

export interface PairRow<Value> {
  connection_id: number;
  value: Value;
}

export const pairsOf = <Value>(rows: readonly PairRow<Value>[]): Pairs<Value> => ({
  connectionIds: rows.map((row) => row.connection_id),
  values: rows.map(({ value }) => value),
});

/** What the conditions of a query are in the store. A list that is empty means that no call can match. */
export interface Matches {
  agent?: Pairs<number>;
  action?: Pairs<number>;
  field?: Pairs<number>;
  /** What the number of a query means. */
  number?: WantedNumber;
  /** The numbers that it finds, if they are few. */
  numbers?: Pairs<string>;
  /** What is searched for, as a `tsquery`; of a search that only excludes, what it excludes. */
  words?: string;
  /** All calls that a search finds, if they are few. */
  calls?: Pairs<string>;
}

/** What calls fulfil whatever else a query asks for. */
export interface LockedSelection {
  query: CallQuery;
  /** IANA zone of the query's own days and hours. */
  zone: string;
  matches: Matches;
  /** The only call, if there is to be one. */
  call?: { connectionId: number; id: string } | undefined;
}

/** Which calls a statement reads: a resolved query in the words of the store. */
export interface Selection {
  query: CallQuery;
  /** IANA zone. */
  zone: string;
  /** ms since the epoch: `start` ≤ call < `end`. */
  window: { start: number; end: number };
  /** Calls of this time, ms since the epoch, are not read: it lies within the window. */
  gap?: { start: number; end: number };
  parts: readonly SelectedPart[];
  matches: Matches;
  /** Calls that came after the moment of the list, which leaves them out; absent if there are none. */
  late?: Pairs<string>;
  /** A second query that calls have to fulfil, too. Its time and connections are cut out of `window` and `parts`. */
  locked?: LockedSelection;
}

/** The same calls as far as the locked query alone tells them apart. */
export const lockedAlone = ({ locked, ...selection }: Selection): Selection | undefined =>
  locked && { ...selection, ...locked };

/** The same selection for a query that asks for something else, too. */
export const withQuery = (selection: Selection, change: Partial<CallQuery>): Selection => ({
  ...selection,
  query: { ...selection.query, ...change },
});

/** The first instant whose calls are read, ms since the epoch. */
export const startOf = ({ window, parts }: Selection): number =>
  Math.max(window.start, Math.min(window.end, ...parts.map(({ from }) => from)));

/** Instants at which the calls that are read begin or end: a rollup row across one of them cannot be used whole. */
export const bordersOf = (selection: Selection): number[] => [
  startOf(selection),
  selection.window.end,
  ...(selection.gap ? [selection.gap.start, selection.gap.end] : []),
  ...selection.parts.map(({ from }) => from),
];
