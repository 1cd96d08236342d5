import "server-only";
import type { SyncAnswer, SyncProgress } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/access/reader";
import { askStore } from "@/lib/server/store/ask-store";
import type { Database } from "@/lib/server/postgres/database";
import { database, storeState, type StoreState } from "@/lib/server/store/store";
import { readProgress } from "./progress";

/** What is told of every connection while there is no store to ask. */
const withoutStore: Record<StoreState, Pick<SyncProgress, "state" | "error">> = {
  off: { state: "off" },
  starting: { state: "starting" },
  ok: { state: "starting" },
  failed: {
    state: "failed",
    error: {
      code: "internal",
      message: "The store could not be opened: the log of the server says why. It is tried again.",
    },
  },
};

/** How far the syncs of the reader's connections are: `GET /api/sync`. */
export async function getSync(reader: Reader): Promise<SyncAnswer> {
  const now = Date.now();
  const read = async (store: Database | undefined, state: StoreState): Promise<SyncAnswer> => ({
    connections: await Promise.all(
      reader.grants.map(({ connection }) =>
        readProgress(store, connection, { absent: withoutStore[state], now }),
      ),
    ),
  });
  return (await askStore(() => read(database(), storeState()))) ?? read(undefined, "failed");
}
