import "server-only";
import type { Database } from "@/lib/server/postgres/database";
import { secretKeys } from "@/lib/server/secrets/keys";
import { openCredentials, sealCredentials } from "./credentials";
import { readStored } from "./stored";

/** What became of the stored credentials. */
interface Rotated {
  encrypted: number;
  /** Slugs of those that cannot be decrypted. */
  unreadable: string[];
}

/** Encrypts all stored credentials that an older key has encrypted with the newest one. */
export async function rotateCredentials(database: Database): Promise<Rotated> {
  const [{ id: newest }] = secretKeys();
  const unreadable: string[] = [];
  let encrypted = 0;
  await database.transaction(async ({ query }) => {
    // No token may be refreshed or replaced meanwhile.
    await query("lock table stored_connections in exclusive mode");
    for (const stored of await readStored({ query })) {
      if (stored.credentials.keyId === newest) continue;
      const credentials = openCredentials(stored, stored.credentials);
      if (!credentials) {
        unreadable.push(stored.slug);
        continue;
      }
      const { keyId, box } = sealCredentials(stored, credentials);
      await query("update stored_connections set key_id = $2, credentials = $3 where connection_id = $1", [
        stored.connectionId,
        keyId,
        box,
      ]);
      encrypted += 1;
    }
  });
  return { encrypted, unreadable };
}
