import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { notifySql } from "@/lib/server/postgres/notify";
import type { PhoneRecordFeed, PhoneRecordPage } from "@/lib/server/sources/source";
import { savePhoneRecords, type SavedPhoneRecords } from "@/lib/server/store/write/save-phone-records";
import { isLate, type SyncContext } from "../context";
import { noteScopes } from "../missing-scopes";
import { readFeedState, writeFeedState, type FeedState } from "./feed-state";

const minute = 60_000;
const hour = 60 * minute;

/** Pauses after a failure, ms. Without the permission another try does not help soon; the others double. */
const pauses = { refused: 6 * hour, shortest: 5_000, longest: hour } as const;

/** How much earlier than the last reading a change may be to be read again, ms: upstreams list changes late. */
const overlap = 10 * minute;

/** Pages of one reading: ten million records. */
const mostPages = 20_000;

/** Pages beyond those that the upstream's total makes: records come while one reads. */
const morePages = 20;

/** What another try does not change soon. */
const lasting = new Set(["upstream_forbidden", "upstream_unauthorized", "upstream_rejected", "not_found"]);

/** Whether the last page of a reading is reached, or what the upstream sends has no end. */
function endOf(
  { wholeSince, pages, next }: FeedState,
  page: PhoneRecordPage,
  saved: SavedPhoneRecords,
): "ended" | "endless" | undefined {
  const { records, rows, total } = page;
  if (page.next === undefined || rows === 0) return "ended";
  if (wholeSince !== null) {
    // The newest changes come first. Where the upstream does not say when something changed, no news is the end.
    const since = wholeSince - overlap;
    const isKnown = saved.news === 0;
    const isOld = records.every(({ changedAt }) => (changedAt === undefined ? isKnown : changedAt < since));
    if (isOld) return "ended";
  }
  const most = total === undefined ? mostPages : Math.min(mostPages, (2 * total) / rows + morePages);
  const isRepeated = page.next === next || (records.length > 0 && saved.unseen === 0);
  return isRepeated || pages + 1 >= most ? "endless" : undefined;
}

/** Stores a page together with how far the reading is. @returns whether there is more to read now */
async function savePage(
  { database, connection: { connectionId } }: SyncContext,
  state: FeedState,
  beganAt: number,
  page: PhoneRecordPage,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    // Calls that are stored meanwhile would miss their records, and the records their calls.
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    const saved = await savePhoneRecords(queries, connectionId, page.records, beganAt);
    const end = endOf(state, page, saved);
    if (end === "endless") {
      log.warn(
        { connectionId, pages: state.pages + 1 },
        "The phone records have no end: the reading was cut.",
      );
    }
    await writeFeedState(queries, connectionId, {
      pausedUntil: 0,
      // A reading that begins again and again has no news.
      failures: end || saved.news > 0 ? 0 : state.failures,
      ...(end
        ? { beganAt: null, next: null, pages: 0, wholeSince: beganAt }
        : {
            beganAt,
            next: page.next ?? null,
            pages: state.pages + 1,
            wholeSince: state.wholeSince,
          }),
    });
    if (saved.calls > 0) {
      await queries.query(
        `with changed as (
           update sync_states set version = version + 1 where connection_id = $1 returning connection_id
         )
         select ${notifySql("progress", "connection_id")} from changed`,
        [connectionId],
      );
    }
    return end === undefined;
  });
}

/** Notes a failure. A reading whose place the upstream no longer knows begins again. @returns whether to go on now */
async function noteFailure(
  { database, connection: { connectionId }, now }: SyncContext,
  state: FeedState,
  { code, retryAfter = 0 }: CallboardError,
): Promise<boolean> {
  const isLost = state.next !== null && (code === "upstream_rejected" || code === "not_found");
  const doubling = Math.min(pauses.longest, pauses.shortest * 2 ** state.failures);
  const pause = lasting.has(code) && !isLost ? pauses.refused : Math.max(doubling, retryAfter * 1_000);
  const goesOn = isLost && state.failures === 0;
  await writeFeedState(database, connectionId, {
    ...state,
    ...(isLost && { beganAt: Math.max(now(), (state.beganAt ?? 0) + 1), next: null, pages: 0 }),
    failures: state.failures + 1,
    pausedUntil: goesOn ? 0 : now() + pause,
  });
  return goesOn;
}

/** Reads a page. @returns whether there is more to read now */
async function readPage(
  context: SyncContext,
  feed: PhoneRecordFeed,
  state: FeedState,
  signal: AbortSignal,
): Promise<boolean> {
  // Later than all readings before: by its beginning a reading knows what it has seen.
  const beganAt = state.beganAt ?? Math.max(context.now(), (state.wholeSince ?? 0) + 1);
  const order = state.wholeSince === null ? "newest" : "changed";
  let page: PhoneRecordPage;
  try {
    page = await feed.page(order, state.next ?? undefined, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CallboardError)) throw error;
    await noteScopes(context);
    return noteFailure(context, state, error);
  }
  await noteScopes(context);
  return savePage(context, state, beganAt, page);
}

/**
 * Reads the phone records of a connection as far as they are not read yet: first all of them, the newest first, then
 * what has changed since. What fails is tried again after a pause, and stops nothing else.
 */
export async function readPhoneRecords(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection, now } = context;
  const feed = connection.source.phoneRecords;
  if (!feed) return;
  for (;;) {
    const state = await readFeedState(database, connection.connectionId);
    if (signal.aborted || isLate(context) || state.pausedUntil > now()) return;
    if (!(await readPage(context, feed, state, signal))) return;
  }
}
