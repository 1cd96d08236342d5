import "server-only";
import type { ErrorCode } from "@/lib/calls/errors";
import { CallboardError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import type { Queries } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { clearStoreFailure, describeStoreError, noteStoreFailure } from "@/lib/server/store/store-failure";
import type { Activity, SyncContext } from "./context";

/** The first of them that is being done is told. */
const activities = ["recheck", "backfill", "verify", "refresh"] as const satisfies Activity[];

/** Columns of `sync_states` as the sync writes them. Instants are ms since the epoch. */
interface StateChange {
  state?: Activity | "idle" | "failed";
  expected?: number;
  ratePerSecond?: number;
  asOf?: number;
  lastSuccessAt?: number;
  error?: { code: ErrorCode; message: string } | null;
}

async function writeState(
  queries: Queries,
  connectionId: number,
  change: StateChange,
  now: number,
): Promise<void> {
  const { state, expected, ratePerSecond, asOf, lastSuccessAt, error } = change;
  await queries.query(
    `with changed as (
       update sync_states set state = coalesce($2, state), expected = coalesce($3, expected),
       rate_per_second = coalesce($4, rate_per_second), as_of = greatest($5, as_of),
       last_success_at = greatest($6, last_success_at),
       error_code = case when $7 then $8 else error_code end,
       error_message = case when $7 then $9 else error_message end,
       updated_at = $10
       where connection_id = $1 returning connection_id
     )
     select ${notifySql("progress", "connection_id")} from changed`,
    [
      connectionId,
      state ?? null,
      expected ?? null,
      ratePerSecond ?? null,
      asOf ?? null,
      lastSuccessAt ?? null,
      error !== undefined,
      error?.code ?? null,
      error?.message ?? null,
      now,
    ],
  );
}

/** Tells what the sync does and how fast, and that the upstream answers. @param asOf the upstream was read up to then */
export async function noteProgress(context: SyncContext, asOf?: number): Promise<void> {
  const { database, connection, doing, rate, expected, now } = context;
  const at = now();
  await writeState(
    database,
    connection.connectionId,
    {
      state: activities.find((each) => doing.has(each)) ?? (context.checked ? "idle" : "verify"),
      ratePerSecond: rate.perSecond(at),
      lastSuccessAt: at,
      error: null,
      ...(expected && { expected: expected.calls }),
      ...(asOf !== undefined && { asOf }),
    },
    at,
  );
  clearStoreFailure();
}

/** Tells why the sync cannot go on. What it has read stays. */
async function noteFailure(
  { database, connection, now }: SyncContext,
  error: { code: ErrorCode; message: string },
): Promise<void> {
  await writeState(database, connection.connectionId, { state: "failed", ratePerSecond: 0, error }, now());
}

/** Notes why the sync failed. @returns seconds that the upstream wants to be left alone, if it said so */
export async function report(context: SyncContext, error: unknown): Promise<number | undefined> {
  if (error instanceof CallboardError) {
    await noteFailure(context, error);
    return error.retryAfter;
  }
  const reason = describeStoreError(error);
  noteStoreFailure(error);
  log.error({ error }, `The sync has failed; it is tried again. ${reason ?? ""}`.trim());
  const message = `${reason ?? "Something went wrong here: the log of the server says what."} Retrying automatically.`;
  await noteFailure(context, { code: "internal", message });
  return undefined;
}

/** Tells that nothing is being done, as when the sync is paused or has ended. */
export async function noteIdle({ database, connection, now }: SyncContext): Promise<void> {
  await writeState(database, connection.connectionId, { state: "idle", ratePerSecond: 0 }, now());
}

/** Does something and tells so meanwhile. */
export async function during<T>(
  context: SyncContext,
  activity: Activity,
  work: () => Promise<T>,
): Promise<T> {
  context.doing.add(activity);
  try {
    await noteProgress(context);
    return await work();
  } finally {
    context.doing.delete(activity);
  }
}
