import "server-only";
import { z } from "zod";
import type { ConnectionList } from "@/lib/calls/connection-settings";
import { connections } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { readChange } from "@/lib/server/http/read-change";
import { askStore } from "@/lib/server/store/ask-store";
import { secretsOf } from "@/lib/server/sources/registry";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { sendCommand } from "@/lib/server/sync/commands";
import { changeConnections, note, requireStored, type Changer } from "./change-connections";
import { requireAccess } from "./check-access";
import { connectionBody, parseConnectionChange, type ConnectionChange } from "./connection-input";
import { openCredentials, type Credentials } from "./credentials";
import { listConnections } from "./list-connections";
import { describeConnection, saveConnection, toAccount } from "./save-connection";
import { readStored, type StoredConnection } from "./stored";

const pause = z.strictObject({ paused: z.boolean() });

/** Pauses or resumes the sync of a connection, also of one of the configuration. */
async function setPaused(changer: Changer, slug: string, paused: boolean): Promise<ConnectionList> {
  const connection = connections().find((each) => each.slug === slug);
  if (!connection) throw new CallboardError("not_found", "There is no such connection. Reload the page.");
  const { connectionId } = connection;
  await askStore(changer.signal, async (database) => {
    const now = Date.now();
    await registerConnection(database, connection, now);
    await database.transaction(async (queries) => {
      await sendCommand(queries, connectionId, paused ? "pause" : "resume", now);
      await note(queries, changer, "connection.change", { connectionId, slug }, { paused });
    });
  });
  return listConnections(changer.signal);
}

/** The secrets that a change leads to: those that it does not replace stay. */
function mergeSecrets(stored: StoredConnection, { config, secrets }: ConnectionChange): Credentials {
  const kept = stored.granted ? {} : (openCredentials(stored, stored.credentials) ?? {});
  const merged = { ...kept, ...secrets };
  const names = secretsOf(config.provider);
  const missing = names.find((name) => (merged[name] ?? "") === "");
  if (missing !== undefined) {
    throw new CallboardError("bad_request", `${missing}: is missing. Enter it.`, { field: missing });
  }
  return merged;
}

/**
 * `PATCH /api/connections/{slug}`: changes a connection that was made in the app, or pauses any. New credentials are
 * tried first.
 * @throws CallboardError `bad_request` with the field that is wrong, `not_found`, `forbidden`
 */
export async function changeConnection(
  changer: Changer,
  slug: string,
  request: Request,
): Promise<ConnectionList> {
  const body = await readChange(request, connectionBody);
  const paused = pause.safeParse(body);
  if (paused.success) return setPaused(changer, slug, paused.data.paused);
  const before = requireStored(await askStore(changer.signal, readStored), slug);
  const change = parseConnectionChange(before, body);
  const isReplaced = Object.keys(change.secrets).length > 0;
  if (change.isAnother && (isReplaced || !before.granted)) {
    const tried = { ...change.config, ...mergeSecrets(before, change) };
    await requireAccess(tried, change.settings, changer.signal);
  }
  return changeConnections(changer, async (queries, all) => {
    const stored = requireStored(all, slug);
    const changed = parseConnectionChange(stored, body);
    const secrets = isReplaced ? mergeSecrets(stored, changed) : {};
    const account = toAccount({ ...changed.config, ...secrets }, changed.settings);
    if (isReplaced) await saveConnection(queries, account, changed.config, Date.now());
    else await describeConnection(queries, account, changed.config, Date.now());
    await note(queries, changer, "connection.change", stored, { changed: Object.keys(body) });
  });
}
