import "server-only";
import type pg from "pg";
import type { DatabaseServer } from "./server";
import { StoreError } from "./store-error";
import { watch, type Watch } from "./watch";

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens at its address. Start the PostgreSQL, or correct the address",
  ENOTFOUND: "its host is not known. Correct the host",
  EAI_AGAIN: "its host cannot be looked up. Correct the host, or the name service of this machine",
  "28P01": "it refuses the password. Correct user and password",
  "28000": "it refuses this user from here. Correct the user, or its pg_hba.conf",
  "3D000": "it has no such database. Create it, or correct the name",
  "53300": "it has no connection left. Raise its max_connections, or run fewer processes",
  "57P03": "it is just starting or stopping",
};

/** Why the server cannot be used, without what the error itself says: that may quote the address. */
function refusal(error: unknown): StoreError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code] ?? `it cannot be reached${code === "" ? "" : ` (${code})`}`;
  return new StoreError(`The PostgreSQL of DATABASE_URL is not to be had: ${reason}.`);
}

async function requireVersion({ client }: Watch): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  );
  const [row] = rows;
  if (row === undefined || row.version < 150_000) {
    throw new StoreError("The PostgreSQL of DATABASE_URL is too old: Callboard needs version 15 or newer.");
  }
  if (row.encoding !== "UTF8") {
    throw new StoreError(
      "The database of DATABASE_URL is not in UTF8: create one with `create database … encoding 'UTF8' template template0`.",
    );
  }
}

/**
 * Joins the PostgreSQL that `DATABASE_URL` names.
 * @throws StoreError
 */
export async function joinGivenServer(url: string): Promise<DatabaseServer> {
  const config: pg.PoolConfig = { connectionString: url };
  const watched = await watch(config).catch((error: unknown) => {
    throw refusal(error);
  });
  const leave = async () => {
    await watched.client.end().catch(() => undefined);
    return false;
  };
  try {
    await requireVersion(watched);
  } catch (error) {
    await leave();
    throw error instanceof StoreError ? error : refusal(error);
  }
  return { config, lost: watched.lost, leave };
}
