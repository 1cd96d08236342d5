import "server-only";
import { connect, setStoredConnections, type Connection } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { perProcess } from "@/lib/server/per-process";
import type { Database } from "@/lib/server/postgres/database";
import { onNotification } from "@/lib/server/postgres/listen";
import type { ClientOptions } from "@/lib/server/sources/http/client";
import { asConfig, openSettingsOf, secretsOf, type ConnectionConfig } from "@/lib/server/sources/registry";
import { createWakeableTimer } from "@/lib/server/sync/wakeable-timer";
import { fetchFor } from "./allowed-address";
import { openCredentials, type Credentials } from "./credentials";
import { readStored, type StoredConnection } from "./stored";

/** ms between looks, as a notification may be missed. */
const interval = 30_000;

const unreadable = () =>
  new CallboardError(
    "upstream_unauthorized",
    "The credentials of this connection cannot be decrypted: their key is not here. Set CALLBOARD_SECRET to it, or replace the credentials under Settings → Connections.",
  );

/** An account as the configuration would have it. @throws if its settings are those of another version */
export function toConfig(stored: StoredConnection, credentials: Credentials): ConnectionConfig {
  const { provider, slug, name, timeZone, languages, color } = stored;
  const secrets = secretsOf(provider);
  const given = Object.fromEntries(secrets.map((each) => [each, credentials[each] ?? ""]));
  return asConfig({
    ...openSettingsOf(provider).parse(stored.settings),
    ...given,
    provider,
    slug,
    name,
    timeZone: timeZone ?? undefined,
    languages: languages ?? undefined,
    color: color ?? undefined,
  });
}

function connectStored(stored: StoredConnection): Connection {
  const credentials = openCredentials(stored, stored.credentials);
  const options: ClientOptions = {
    fetch: fetchFor(stored.settings),
    ...(!credentials && { refusal: unreadable() }),
  };
  return connect(toConfig(stored, credentials ?? {}), options);
}

/** Those that this process has made, by the version of which they were made. */
const made = () =>
  perProcess("stored connections", () => new Map<number, { version: number; connection: Connection }>());

function keep(stored: StoredConnection): Connection[] {
  const { connectionId, version, slug } = stored;
  const known = made().get(connectionId);
  if (known?.version === version) return [known.connection];
  try {
    const connection = connectStored(stored);
    made().set(connectionId, { version, connection });
    return [connection];
  } catch {
    log.warn({ connection: slug }, "The settings of a stored connection are not understood.");
    return [];
  }
}

/** Brings the connections of this process up to date with those that were made in the app, by any process. */
export async function loadConnections(database: Pick<Database, "query">): Promise<void> {
  const stored = (await readStored(database)).filter(({ removing }) => !removing);
  for (const id of made().keys())
    if (stored.every(({ connectionId }) => connectionId !== id)) made().delete(id);
  setStoredConnections(stored.flatMap(keep));
}

/**
 * Keeps the connections of this process up to date.
 * @param changed is called after each look
 * @returns what ends it
 */
export function followConnections(database: Database, changed: () => void): () => Promise<void> {
  const stop = new AbortController();
  const timer = createWakeableTimer();
  const forget = onNotification(({ topic }) => {
    if (topic === "connection") timer.wake();
  });
  const run = async () => {
    while (!stop.signal.aborted) {
      await timer.wait(interval, stop.signal);
      if (stop.signal.aborted) return;
      await loadConnections(database).then(changed, () => undefined);
    }
  };
  const ended = run();
  return () => {
    forget();
    stop.abort();
    return ended;
  };
}
