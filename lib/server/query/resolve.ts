import "server-only";
import type { Coverage, MirrorVersions, Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { mostTerms, parseSearch } from "@/lib/calls/search/search";
import { resolveWindow, type TimeWindow } from "@/lib/calls/time/window";
import type { Level } from "@/lib/calls/levels";
import type { Reader } from "../access/reader";
import { mayAnswer } from "../access/policy";
import type { Connection } from "../connections";
import { readCoverage, type StoredCoverage } from "../store/read/coverage";
import { matchQuery } from "../store/read/conditions";
import { readLateCalls } from "../store/read/late-calls";
import { season } from "../store/read/rollups";
import type { Pairs, SelectedPart, Selection } from "../store/read/selection";
import type { Queries } from "../postgres/database";
import { askStore } from "../store/ask-store";
import { requestRange, requestRefresh } from "../store/requests";
import { database } from "../store/store";
import { countLoaded, toCoverage } from "./count-loaded";
import { searchInTurn } from "./search-queue";
import { findLock, matchLock, narrowWindow, type Lock } from "./lock";
import { coverageNotices, partlyLoaded } from "./coverage-notices";
import { erasedNotices } from "./erased-notices";
import { unknownValueNotices } from "./unknown-values";
import { findZone, readNumber } from "./zones";
import type { WantedNumber } from "../store/read/number";

/** One connection of a query: it exists, the reader may see it, and the level allows every condition. */
export interface Part {
  connection: Connection;
  level: Level;
}

/** A query made definite for one reader. Instants are ms since the epoch. */
export interface PlannedQuery {
  reader: Reader;
  query: CallQuery;
  parts: readonly Part[];
  /** IANA zone, as it was asked for. */
  zone: string;
  window: TimeWindow;
  /** The window up to the moment of asking. */
  span: { start: number; end: number };
  /** The moment of asking. */
  now: number;
  /** What the number of the query means. */
  number?: WantedNumber | undefined;
  /** The moment of the list that the reader turns the pages of; undefined for its first page. */
  moment: number | undefined;
  /** What a share is held to. */
  lock?: Lock | undefined;
  notices: Notice[];
}

/** The same, with what the mirror holds of it at one moment. */
export interface ResolvedQuery extends Omit<PlannedQuery, "parts" | "moment"> {
  parts: readonly (Part & { coverage: StoredCoverage })[];
  selection: Selection;
  /** The mirror holds all calls of the query. */
  complete: boolean;
  /** The moment that the mirror tells of. */
  asOf: number;
  /** All calls of the range were read at this moment or later. */
  readSince: number | undefined;
  /** The answer has what the mirror held at this moment. */
  moment: number;
  /** Calls of the range that could not be read. */
  unreadable: number;
  versions: MirrorVersions;
}

function findParts(reader: Reader, query: CallQuery, find: string): { parts: Part[]; notices: Notice[] } {
  const asked = query.connection;
  const isAsked = (slug: string) => asked.length === 0 || asked.includes(slug);
  const named = reader.grants.filter(({ connection }) => isAsked(connection.slug));
  const notices: Notice[] = [];
  if (asked.some((slug) => named.every(({ connection }) => connection.slug !== slug))) {
    notices.push({
      code: "unknown_connection",
      parameter: "connection",
      message: "The link names a connection that does not exist here. It has no calls.",
    });
  }
  const parts = named.filter(({ connection, level }) => {
    const refused = mayAnswer(query, level, find);
    for (const parameter of refused) {
      notices.push({
        code: "condition_not_allowed",
        parameter,
        message: `Your access to ${connection.name} does not allow the filter “${parameter}”. Its calls are left out.`,
      });
    }
    return refused.length === 0;
  });
  return { parts, notices };
}

function windowNotices({ start, end, rolling }: TimeWindow, lock: Lock | undefined): Notice[] {
  if (start === undefined || end === undefined || start < end) return [];
  if (lock) {
    const message = "The days that are shared hold nothing of the time that you chose.";
    return [{ code: "empty_range", parameter: "range", message }];
  }
  if (rolling) return [];
  const message = "The range of time ends before it begins, so it holds no calls.";
  return [{ code: "empty_range", parameter: "to", message }];
}

function searchNotices({ q }: CallQuery): Notice[] {
  if (q === undefined || !parseSearch(q)?.isCut) return [];
  const message = `Only the first ${mostTerms} words of the search are used. Search for fewer words.`;
  return [{ code: "search_cut", parameter: "q", message }];
}

/** A window without what starts after a moment. */
const cutAt = (window: TimeWindow, moment: number | undefined): TimeWindow =>
  moment === undefined ? window : { ...window, end: Math.min(window.end ?? moment, moment) };

/**
 * What a query means, as far as the mirror is not needed for it.
 * @param find what contacts are searched for among the facets
 */
export async function planQuery(
  reader: Reader,
  query: CallQuery,
  signal: AbortSignal,
  { now = Date.now(), find = "" } = {},
): Promise<PlannedQuery> {
  const { parts, notices } = findParts(reader, query, find);
  const connections = parts.map(({ connection }) => connection);
  const lock = await findLock(reader, now, signal);
  const found = await findZone({ tz: query.tz ?? lock?.zone }, connections, signal);
  const moment = query.asOf === undefined ? undefined : Math.min(query.asOf, now);
  const asked = cutAt(resolveWindow(query, found.zone, moment ?? now), moment);
  const window = lock ? narrowWindow(asked, lock.window) : asked;
  const all = [...found.notices, ...notices, ...windowNotices(window, lock), ...searchNotices(query)];
  const span = { start: window.start ?? 0, end: Math.min(window.end ?? now, now) };
  const number = query.number === undefined ? undefined : await readNumber(query.number, connections, signal);
  return { reader, query, parts, zone: found.zone, window, span, now, moment, number, lock, notices: all };
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** All calls of a part from this instant on are loaded: a whole minute, as links write it, unless all are. */
const loadedFrom = ({ complete, from }: StoredCoverage) =>
  complete ? from : Math.ceil(from / minute) * minute;

/** A window behind which nothing lies ends with a unit of rollups, so that no rollup row is split. */
function endOf(end: number, coverages: readonly StoredCoverage[]): number {
  const isOpen = coverages.every(({ complete, newest = 0 }) => complete && newest < end);
  return isOpen ? Math.ceil(end / season) * season : end;
}

/** A span of time and as much before it, with which charts compare it: local days may be longer than elapsed ones. */
const withPeriodBefore = ({ start, end }: { start: number; end: number }) => ({
  start: Math.max(0, start - (end - start) - 2 * day),
  end,
});

/** Calls that came since the first page of the list, which its other pages leave out. */
async function findLate(
  queries: Queries,
  { moment, span }: PlannedQuery,
  connectionIds: readonly number[],
): Promise<{ calls?: Pairs<string>; notices: Notice[] }> {
  if (moment === undefined) return { notices: [] };
  const calls = await readLateCalls(queries, connectionIds, withPeriodBefore(span), moment);
  if (calls) return { notices: [], ...(calls.values.length > 0 && { calls }) };
  const message =
    "Many calls were loaded since this list was opened, so its pages may have shifted. Start again from the first page.";
  return { notices: [{ code: "moment_passed", parameter: "asOf", message }] };
}

/** Reads what the mirror holds of a query. All reads of its answer must use the same snapshot. */
export async function resolve(queries: Queries, planned: PlannedQuery): Promise<ResolvedQuery> {
  const { query, zone, span, now, lock } = planned;
  const ids = planned.parts.map(({ connection }) => connection.connectionId);
  const stored = new Map(
    (await readCoverage(queries, ids, span)).map((coverage) => [coverage.connectionId, coverage]),
  );
  const parts = planned.parts.flatMap((part) => {
    const coverage = stored.get(part.connection.connectionId);
    return coverage ? [{ ...part, coverage }] : [];
  });
  const selected: SelectedPart[] = parts.map(({ connection, coverage }) => ({
    connectionId: connection.connectionId,
    slug: connection.slug,
    languages: connection.languages,
    from: loadedFrom(coverage),
    version: coverage.version,
    asOf: coverage.asOf,
  }));
  const selectedIds = selected.map(({ connectionId }) => connectionId);
  const coverages = parts.map(({ coverage }) => coverage);
  // After the snapshot is taken: what it does not show comes later.
  const moment = planned.moment ?? Date.now();
  const late = await findLate(queries, planned, ids);
  const readings = coverages.flatMap(({ readSince }) => readSince ?? []);
  const complete = coverages.every((coverage) => coverage.complete);
  const moments = coverages.flatMap(({ asOf }) => asOf ?? []);
  const searched = withPeriodBefore(span);
  return {
    ...planned,
    parts,
    selection: {
      query,
      zone,
      window: { start: span.start, end: endOf(span.end, coverages) },
      parts: selected,
      matches: await matchQuery(queries, query, selected, searched, planned.number),
      ...(late.calls && { late: late.calls }),
      ...(lock && { locked: await matchLock(queries, lock, selected, searched) }),
    },
    complete,
    asOf: moments.length === 0 ? now : Math.min(...moments),
    moment,
    readSince: readings.length === 0 ? undefined : Math.min(...readings),
    // Of a call that cannot be read no one knows whether it is shared.
    unreadable: lock ? 0 : coverages.reduce((sum, { unreadable }) => sum + unreadable, 0),
    versions: Object.fromEntries(
      parts.map(({ connection, coverage }) => [connection.slug, coverage.version]),
    ),
    notices: [
      ...planned.notices,
      // They tell of all calls of a connection, so not to a share.
      ...(lock ? [] : await unknownValueNotices(queries, query, selectedIds, complete)),
      ...coverageNotices(parts, now),
      ...late.notices,
    ],
  };
}

/**
 * Resolves a query and reads its answer from one snapshot of the mirror.
 * @throws CallboardError `upstream_unavailable` if the mirror cannot be asked
 */
export function readMirror<T>(
  planned: PlannedQuery,
  signal: AbortSignal,
  read: (resolved: ResolvedQuery, queries: Queries) => Promise<T>,
): Promise<T> {
  const ask = () =>
    askStore(signal, (database) =>
      database.snapshot(async (queries) => read(await resolve(queries, planned), queries), signal),
    );
  const { query, lock } = planned;
  return query.q === undefined && lock?.query.q === undefined ? ask() : searchInTurn(signal, ask);
}

/**
 * Has the sync read what a reader looks at: the newest calls, and first of all what of the range is not loaded yet.
 * The answer does not wait for it.
 */
export function followReader(resolved: ResolvedQuery): void {
  const store = database();
  if (!store) return;
  for (const { connection, coverage } of resolved.parts) {
    void requestRefresh(store, connection.connectionId);
    if (!coverage.complete) void requestRange(store, connection.connectionId, resolved.span);
  }
}

/** An answer of the mirror, and what every answer says of itself. */
interface Answer<T> {
  found: T;
  resolved: ResolvedQuery;
  /** How much of the query is loaded, unless all of it is. */
  coverage: Coverage | undefined;
  /** ISO 8601. */
  when: { asOf: string; readSince?: string };
  notices: Notice[];
}

/**
 * Reads an answer as `readMirror` does, with how much of its query is loaded. The sync follows the reader.
 * @param read its result is undefined if the mirror is not to answer
 */
export async function readAnswer<T>(
  planned: PlannedQuery,
  signal: AbortSignal,
  read: (resolved: ResolvedQuery, queries: Queries) => Promise<T>,
): Promise<Answer<T>> {
  const { resolved, found, loaded, erased } = await readMirror(planned, signal, async (own, queries) => {
    followReader(own);
    const result = await read(own, queries);
    const isPartial = result !== undefined && !own.complete;
    const counted = isPartial ? await countLoaded(queries, own) : undefined;
    return { resolved: own, found: result, loaded: counted, erased: await erasedNotices(queries, own) };
  });
  const coverage = loaded && (await toCoverage(resolved, loaded, signal));
  const partly = coverage ? [partlyLoaded(coverage, resolved.parts)] : [];
  const asOf = new Date(resolved.asOf).toISOString();
  const since = resolved.readSince;
  const when = { asOf, ...(since !== undefined && { readSince: new Date(since).toISOString() }) };
  return { found, resolved, coverage, when, notices: [...resolved.notices, ...erased, ...partly] };
}
