import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { readContactsToName } from "@/lib/server/store/read/contacts-to-name";
import { saveContactNames, type NamedContact } from "@/lib/server/store/write/save-contact-names";
import type { SyncContext } from "./context";

/** Requests under way at once, and contacts that are stored together. */
const atOnce = 2;
const batchSize = 50;

const minute = 60_000;
/** ms until names are asked for again if the token may not read them, and if the upstream could not be asked. */
const pauses = { forbidden: 60 * minute, failed: minute };

/** Errors that are about one contact: the others can be asked for all the same. */
const ofOne = new Set(["upstream_malformed", "upstream_rejected"]);

/** Asks for some contacts, until one of the requests fails. */
async function ask(context: SyncContext, ids: readonly string[], signal: AbortSignal) {
  const { contact } = context.connection.source.names;
  const found: NamedContact[] = [];
  const waiting = ids.values();
  let failure: CallboardError | undefined;
  const work = async () => {
    for (const id of waiting) {
      if (failure || !contact) return;
      try {
        found.push({ id, ...(await contact(id, signal, "background")) });
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof CallboardError)) throw error;
        if (ofOne.has(error.code)) found.push({ id, deleted: false });
        else failure = error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { found, failure };
}

/**
 * Asks the upstream for the names of contacts, those in view first, until none is due. While calls are being loaded only
 * those in view are asked for. Names are optional: if they cannot be read, the sync goes on.
 */
export async function nameContacts(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection, doing, now } = context;
  const { connectionId, source } = connection;
  if (!source.names.contact) return;
  while (now() >= context.pausedUntil.names) {
    signal.throwIfAborted();
    const wantedOnly = doing.has("backfill") || doing.has("recheck") || !context.checked;
    const ids = await readContactsToName(database, connectionId, { now: now(), most: batchSize, wantedOnly });
    if (ids.length === 0) return;
    const { found, failure } = await ask(context, ids, signal);
    await saveContactNames(database, connectionId, found, now());
    if (failure) {
      const pause = failure.code === "upstream_forbidden" ? pauses.forbidden : pauses.failed;
      context.pausedUntil.names = now() + pause;
    }
  }
}
