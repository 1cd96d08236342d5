import "server-only";
import { z } from "zod";
import { log } from "@/lib/server/log";
import type { Queries } from "@/lib/server/postgres/database";
import { providerNames } from "@/lib/server/sources/registry";

const storedConnection = z.object({
  connectionId: z.number(),
  provider: z.enum(providerNames),
  account: z.string(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string().nullable(),
  languages: z.array(z.string()).nullable(),
  color: z.number().nullable(),
  /** Those of the provider that are not secret. */
  settings: z.record(z.string(), z.unknown()),
  credentials: z.object({ keyId: z.string(), box: z.instanceof(Buffer) }),
  hint: z.string(),
  /** The credentials are tokens of an OAuth grant. */
  granted: z.boolean(),
  /** When the upstream was found to accept the grant no longer, ms since the epoch. */
  lostAt: z.number().nullable(),
  /** Its calls are being deleted. */
  removing: z.boolean(),
  /** Another one after each change in the app. */
  version: z.number(),
});

/** A connection that was made in the app, as the database has it. */
export type StoredConnection = z.infer<typeof storedConnection>;

/** All connections that were made in the app, the oldest first. Those of a provider that is not known are left out. */
export async function readStored({ query }: Pick<Queries, "query">): Promise<StoredConnection[]> {
  const rows = await query<{ keyId: string; box: Buffer }>(
    `select connection_id as "connectionId", provider, account, slug, name, time_zone as "timeZone", languages, color,
       settings, key_id as "keyId", credentials as box, hint, granted, lost_at as "lostAt", removing, version
     from stored_connections order by created_at, connection_id`,
  );
  return rows.flatMap(({ keyId, box, ...row }) => {
    const parsed = storedConnection.safeParse({ ...row, credentials: { keyId, box } });
    if (!parsed.success)
      log.warn("A stored connection was made by another version of Callboard, and is left out.");
    return parsed.data ?? [];
  });
}
