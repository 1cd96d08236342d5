import "server-only";
import { z } from "zod";
import type { CoveredRange, SyncProgress, SyncStateName } from "@/lib/calls/answers";
import { errorCodes } from "@/lib/calls/errors";
import type { Connection } from "@/lib/server/connections";
import type { Queries } from "@/lib/server/postgres/database";
import { readAccountName, readTimeZone } from "@/lib/server/store/read/names";
import { countErased, readCoverageRows, type CoverageRow } from "./coverage-rows";
import { hasGap } from "./spans";

/** A sync that has not been heard of for so long, ms, is not running: its process has ended. */
const silent = 90_000;

const mostRanges = 100;

const stateRow = z.object({
  state: z.enum(["idle", "backfill", "refresh", "verify", "recheck", "failed"]),
  paused: z.boolean(),
  expected: z.number().nullable(),
  rate: z.number().nullable(),
  asOf: z.number().nullable(),
  lastSuccessAt: z.number().nullable(),
  errorCode: z.enum(errorCodes).nullable().catch("internal"),
  errorMessage: z.string().nullable(),
  version: z.number(),
  updatedAt: z.number(),
  missingScopes: z.array(z.string()),
  recheckWantedAt: z.number().nullable(),
});

type StateRow = z.infer<typeof stateRow>;

const instant = (at: number) => new Date(at).toISOString();

/** Neighbours that are both verified, or both not, are one; newest first. */
function joinRanges(rows: readonly CoverageRow[]): CoveredRange[] {
  const ranges: { start: number; end: number; calls: number; verified: boolean }[] = [];
  for (const { start, end, calls, partial, ...row } of rows) {
    const verified = row.verified && !partial;
    const last = ranges.at(-1);
    if (last?.end === start && last.verified === verified) {
      last.end = end;
      last.calls += calls;
    } else ranges.push({ start, end, calls, verified });
  }
  return ranges
    .reverse()
    .slice(0, mostRanges)
    .map(({ start, end, calls, verified }) => ({
      start: instant(start),
      end: instant(end),
      calls,
      verified,
    }));
}

const nothing = (state: SyncStateName): Omit<SyncProgress, "connection" | "name"> => ({
  state,
  paused: false,
  loaded: 0,
  ratePerSecond: 0,
  version: 0,
  ranges: [],
  unreadable: 0,
});

function toProgress(row: StateRow, coverage: readonly CoverageRow[], now: number) {
  const loaded = coverage.reduce((sum, { calls }) => sum + calls, 0);
  const unreadable = coverage.reduce((sum, each) => sum + each.unreadable, 0);
  const running = row.updatedAt > now - silent;
  const ratePerSecond = running && !row.paused ? (row.rate ?? 0) : 0;
  // An upstream without a total has no more calls once all of its time is covered.
  const isFilling = hasGap(coverage) || coverage.some(({ partial }) => partial);
  const isComplete = coverage.length > 0 && !isFilling;
  const unknown = isComplete ? 0 : undefined;
  const missing = row.expected === null ? unknown : Math.max(0, row.expected - loaded - unreadable);
  const state = row.state === "idle" && isFilling && !row.paused ? "backfill" : row.state;
  const since = row.recheckWantedAt;
  const rechecked =
    state === "recheck" && running && since !== null
      ? coverage.reduce((sum, { readAt, calls }) => sum + (readAt < since ? 0 : calls), 0)
      : undefined;
  const left = rechecked === undefined ? missing : Math.max(1, loaded - rechecked);
  const { errorCode: code, errorMessage: message } = row;
  return {
    ...nothing(running || state === "failed" ? state : "idle"),
    paused: row.paused,
    loaded,
    unreadable,
    ratePerSecond,
    version: row.version,
    ranges: joinRanges(coverage),
    ...(row.expected !== null && { expected: row.expected }),
    ...(left !== undefined &&
      (left === 0 || ratePerSecond > 0) && {
        remainingSeconds: left === 0 ? 0 : Math.ceil(left / ratePerSecond),
      }),
    ...(rechecked !== undefined && { rechecked }),
    ...(row.lastSuccessAt !== null && { lastSuccessAt: instant(row.lastSuccessAt) }),
    ...(row.asOf !== null && { asOf: instant(row.asOf) }),
    ...(code !== null && message !== null && { error: { code, message } }),
  };
}

type Described = Pick<Connection, "connectionId" | "slug" | "name"> &
  Partial<Pick<Connection, "timeZone" | "source">>;

/** What the permissions that the token lacks would bring. */
function scopesOf(missing: readonly string[], source: Connection["source"] | undefined) {
  const brings = source?.scopes?.brings ?? {};
  return missing.flatMap((scope) => {
    const what = Object.hasOwn(brings, scope) ? brings[scope] : undefined;
    return what === undefined ? [] : [{ scope, brings: what }];
  });
}

/** How far the sync of a connection is. @param absent what is told where there is no database */
export async function readProgress(
  queries: Queries | undefined,
  { connectionId, slug: connection, name, timeZone, source }: Described,
  { absent, now }: { absent: Pick<SyncProgress, "state" | "error">; now: number },
): Promise<SyncProgress> {
  if (!queries) return { connection, name, ...nothing(absent.state), ...absent };
  const [found] = await queries.query(
    `select state, paused, expected, rate_per_second as rate, as_of as "asOf", last_success_at as "lastSuccessAt",
       error_code as "errorCode", error_message as "errorMessage", version, updated_at as "updatedAt",
       missing_scopes as "missingScopes", recheck_wanted_at as "recheckWantedAt"
     from sync_states where connection_id = $1`,
    [connectionId],
  );
  if (found === undefined) return { connection, name, ...nothing("starting") };
  const coverage = await readCoverageRows(queries, connectionId);
  const row = stateRow.parse(found);
  // Erased calls are never loaded, so they are not expected.
  const erased = await countErased(queries, connectionId);
  const expected = row.expected === null ? null : Math.max(0, row.expected - erased);
  const missingScopes = scopesOf(row.missingScopes, source);
  const zone = timeZone ?? (await readTimeZone(queries, connectionId));
  const account = await readAccountName(queries, connectionId);
  return {
    connection,
    name,
    ...(account !== undefined && { account }),
    ...(zone !== undefined && { zone }),
    ...(missingScopes.length > 0 && { missingScopes }),
    ...toProgress({ ...row, expected }, coverage, now),
  };
}

/** Whether all of a connection's calls are here, up to the moment that it was last read. */
export function isWhole({ ranges, state }: SyncProgress): boolean {
  const seamless = ranges.every(({ end }, index) => index === 0 || end === ranges[index - 1]?.start);
  return seamless && ranges.at(-1)?.start === instant(0) && state !== "backfill" && state !== "failed";
}
