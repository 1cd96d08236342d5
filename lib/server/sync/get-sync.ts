import "server-only";
import type { SyncAnswer, SyncProgress } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/access/reader";
import { isStoreUnavailable } from "@/lib/server/store/ask-store";
import type { Database } from "@/lib/server/postgres/database";
import { database, storeState } from "@/lib/server/store/store";
import { storeFailure } from "@/lib/server/store/store-failure";
import { readProgress } from "./progress";

/** What is told of every connection while the store cannot be asked. */
const withoutStore: Record<"starting" | "failed", Pick<SyncProgress, "state" | "error">> = {
  starting: { state: "starting" },
  failed: {
    state: "failed",
    error: {
      code: "internal",
      message: "The database is not available. The log of the server says why. Retrying automatically.",
    },
  },
};

/** The same where the database answers, but has failed to do something lately, such as to store calls. */
function withFailure({ connections }: SyncAnswer): SyncAnswer {
  const message = storeFailure();
  if (message === undefined) return { connections };
  const error = { code: "internal" as const, message: `${message} Retrying automatically.` };
  return { connections: connections.map((each) => ({ ...each, state: "failed", error })) };
}

/** How far the syncs of the reader's connections are: `GET /api/sync`. */
export async function getSync(reader: Reader): Promise<SyncAnswer> {
  const now = Date.now();
  const read = async (
    store: Database | undefined,
    absent: keyof typeof withoutStore,
  ): Promise<SyncAnswer> => ({
    connections: await Promise.all(
      reader.grants.map(({ connection }) =>
        readProgress(store, connection, { absent: withoutStore[absent], now }),
      ),
    ),
  });
  const store = database();
  if (!store) return read(undefined, storeState() === "failed" ? "failed" : "starting");
  try {
    return withFailure(await read(store, "starting"));
  } catch (error) {
    if (!isStoreUnavailable(error)) throw error;
    return read(undefined, "failed");
  }
}
