import "server-only";
import type { MirrorVersions, Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { resolveWindow, type TimeWindow } from "@/lib/calls/time/window";
import type { Level } from "@/lib/calls/levels";
import type { Reader } from "../access/reader";
import { mayAnswer } from "../access/policy";
import type { Connection } from "../connections";
import { readCoverage, type StoredCoverage } from "../store/read/coverage";
import { matchQuery } from "../store/read/match";
import { season } from "../store/read/rollups";
import type { SelectedPart, Selection } from "../store/read/selection";
import type { Queries } from "../postgres/database";
import { askStore } from "../store/ask-store";
import { coverageNotices } from "./coverage-notices";
import { findZone } from "./zone";

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
  /** The moment of asking. */
  now: number;
  notices: Notice[];
}

/** The same, with what the mirror holds of it at one moment. */
export interface ResolvedQuery extends Omit<PlannedQuery, "parts"> {
  parts: readonly (Part & { coverage: StoredCoverage })[];
  selection: Selection;
  /** The mirror holds all calls of the query. */
  complete: boolean;
  /** The moment that the mirror tells of. */
  asOf: number;
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

function windowNotices({ start, end, rolling }: TimeWindow): Notice[] {
  if (rolling || start === undefined || end === undefined || start < end) return [];
  const message = "The range of time ends before it begins, so it holds no calls.";
  return [{ code: "empty_range", parameter: "to", message }];
}

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
  const found =
    query.tz === undefined
      ? await findZone(
          parts.map(({ connection }) => connection),
          signal,
        )
      : { zone: query.tz, notices: [] };
  const window = resolveWindow(query, found.zone, now);
  return {
    reader,
    query,
    parts,
    zone: found.zone,
    window,
    now,
    notices: [...found.notices, ...notices, ...windowNotices(window)],
  };
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

/** Reads what the mirror holds of a query. All reads of its answer must use the same snapshot. */
export async function resolve(queries: Queries, planned: PlannedQuery): Promise<ResolvedQuery> {
  const { query, zone, window, now } = planned;
  const span = { start: window.start ?? 0, end: Math.min(window.end ?? now, now) };
  const ids = planned.parts.map(({ connection }) => connection.connectionId);
  const stored = new Map(
    (await readCoverage(queries, ids, span)).map((coverage) => [coverage.connectionId, coverage]),
  );
  const parts = planned.parts.flatMap((part) => {
    const coverage = stored.get(part.connection.connectionId);
    return coverage ? [{ ...part, coverage }] : [];
  });
  const selected: SelectedPart[] = parts.map(({ connection: { connectionId, slug }, coverage }) => ({
    connectionId,
    slug,
    from: loadedFrom(coverage),
  }));
  const coverages = parts.map(({ coverage }) => coverage);
  const moments = coverages.flatMap(({ asOf }) => asOf ?? []);
  return {
    ...planned,
    parts,
    selection: {
      query,
      zone,
      window: { start: span.start, end: endOf(span.end, coverages) },
      parts: selected,
      matches: await matchQuery(queries, query, selected, withPeriodBefore(span)),
    },
    complete: coverages.every(({ complete }) => complete),
    asOf: moments.length === 0 ? now : Math.min(...moments),
    unreadable: coverages.reduce((sum, { unreadable }) => sum + unreadable, 0),
    versions: Object.fromEntries(
      parts.map(({ connection, coverage }) => [connection.slug, coverage.version]),
    ),
    notices: [...planned.notices, ...coverageNotices(parts, now)],
  };
}

/**
 * Resolves a query and reads its answer from one snapshot of the mirror.
 * @throws CallboardError `upstream_unavailable` if the mirror cannot be asked
 */
export const readMirror = <T>(
  planned: PlannedQuery,
  signal: AbortSignal,
  read: (resolved: ResolvedQuery, queries: Queries) => Promise<T>,
): Promise<T> =>
  askStore(signal, (database) =>
    database.snapshot(async (queries) => read(await resolve(queries, planned), queries), signal),
  );
