import "server-only";
import type { ConnectionList } from "@/lib/calls/connection-settings";
import type { Reader } from "@/lib/server/access/reader";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";
import type { Queries } from "@/lib/server/postgres/database";
import { askStore } from "@/lib/server/store/ask-store";
import { accountOf } from "@/lib/server/sources/registry";
import { listConnections } from "./list-connections";
import { loadConnections } from "./load-connections";
import { readStored, type StoredConnection } from "./stored";

/** Who changes something, as the audit log notes it. */
export interface Changer {
  reader: Reader;
  headers: Headers;
  signal: AbortSignal;
}

/**
 * Changes the stored connections, one change at a time over all processes, and gives them as they are then.
 * @throws CallboardError what `work` throws
 */
export async function changeConnections(
  { signal }: Changer,
  work: (queries: Queries, stored: readonly StoredConnection[]) => Promise<unknown>,
): Promise<ConnectionList> {
  await askStore(signal, async (database) => {
    await database.transaction(async (queries) => {
      await queries.query("select pg_advisory_xact_lock(hashtext('callboard connections'))");
      await work(queries, await readStored(queries));
    });
    await loadConnections(database);
  });
  return listConnections(signal);
}

/** @throws CallboardError `not_found`, or `forbidden` for one of the configuration */
export function requireStored(stored: readonly StoredConnection[], slug: string): StoredConnection {
  const found = stored.find((each) => each.slug === slug);
  if (found && !found.removing) return found;
  if (config().connections.some((each) => each.slug === slug)) {
    throw new CallboardError(
      "forbidden",
      "This connection comes from the configuration. Change it there and restart Callboard.",
    );
  }
  throw new CallboardError("not_found", "There is no such connection. Reload the page.");
}

/** Whether the configuration has an account. */
export const isConfigured = (provider: string, account: string): boolean =>
  config().connections.some((each) => each.provider === provider && accountOf(each) === account);

/** The slugs that are taken. */
export const takenSlugs = (stored: readonly StoredConnection[]): Set<string> =>
  new Set([...config().connections, ...stored].map(({ slug }) => slug));

/** Notes a change in the audit log, in its transaction. */
export const note = (
  queries: Queries,
  { reader, headers }: Changer,
  action: "connection.add" | "connection.change" | "connection.remove",
  { connectionId, slug }: { connectionId: number; slug: string },
  details: Readonly<Record<string, string | boolean | readonly string[]>> = {},
) => writeAudit(queries, { reader, headers }, { action, connectionId, subject: slug, details });
