import "server-only";
import type { Coverage, Notice } from "@/lib/calls/answers";
import type { Queries } from "@/lib/server/postgres/database";
import { countCalls } from "@/lib/server/store/read/count-calls";
import { readCoverage, type MirrorCoverage } from "@/lib/server/store/read/coverage";
import { season } from "@/lib/server/store/read/kept";
import type { MirrorScope } from "@/lib/server/store/read/mirror-scope";
import { askStore } from "@/lib/server/store/ask-store";
import { countedQuery, countExpected } from "./count-expected";
import { mirrorNotices, partlyLoaded } from "./mirror-notices";
import { isEmptyScope, type Scope } from "./scope";

/** One state of the mirror, as far as a query asks for it. */
export interface Mirror {
  queries: Queries;
  scope: MirrorScope;
  coverage: MirrorCoverage;
  /** Where not all of the window is here: everything from this whole minute on is, ms since the epoch. */
  from: number | undefined;
}

/** An answer of the mirror, and what has to be said with it. */
export interface Mirrored<T> {
  answer: T;
  /** Absent where the mirror holds all that the query asks for. */
  coverage?: Coverage;
  unreadable: number;
  /** The moment that the answer is true of, ms since the epoch. */
  asOf: number;
  notices: Notice[];
}

const minute = 60_000;

export function mirrorScope(scope: Scope): MirrorScope | undefined {
  const { database, connection, query, zone, window, asOf } = scope;
  if (!database || !connection || isEmptyScope(scope)) return undefined;
  const { connectionId, slug } = connection;
  const span = { start: window.start ?? 0, end: Math.min(window.end ?? asOf, asOf) };
  return { database, connectionId, slug, query, zone, window: span };
}

/** Where no call is later than a window it may as well end later, and then cuts none of the counts that are kept by time. */
function untilLater(scope: MirrorScope, { newest = 0 }: MirrorCoverage): MirrorScope {
  const { start, end } = scope.window;
  return newest >= end ? scope : { ...scope, window: { start, end: Math.ceil(end / season) * season } };
}

/**
 * Asks the mirror: all reads see one state of it.
 *
 * @param work may return undefined where the upstream should answer
 * @returns undefined also where there is no mirror for the scope: the store is off or gone, or the scope is empty
 */
export async function askMirror<T>(
  scope: Scope,
  signal: AbortSignal,
  work: (mirror: Mirror) => Promise<T | undefined>,
): Promise<Mirrored<T> | undefined> {
  const own = mirrorScope(scope);
  if (!own) return undefined;
  const read = await askStore(() =>
    own.database.snapshot(async (queries) => {
      const coverage = await readCoverage(queries, own.connectionId, own.window);
      const from = coverage.complete ? undefined : Math.ceil(coverage.from / minute) * minute;
      const mirror = { queries, scope: coverage.complete ? untilLater(own, coverage) : own, coverage, from };
      const answer = await work(mirror);
      if (answer === undefined) return undefined;
      const counted = { ...own, query: countedQuery(scope) };
      const loaded = from === undefined ? 0 : await countCalls(queries, counted, { from });
      return { answer, coverage, from, loaded };
    }, signal),
  );
  if (!read) return undefined;
  const { answer, coverage, from, loaded } = read;
  const said = { answer, unreadable: coverage.unreadable, asOf: coverage.asOf ?? scope.asOf };
  const notices = mirrorNotices(coverage, scope.asOf);
  if (from === undefined) return { ...said, notices };
  const expected = await countExpected(scope, signal);
  const part: Coverage = {
    complete: false,
    loaded,
    ...(expected !== undefined && { expected }),
    from: new Date(from).toISOString(),
  };
  return { ...said, coverage: part, notices: [...notices, partlyLoaded(part)] };
}
