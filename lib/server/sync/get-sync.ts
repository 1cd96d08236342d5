import "server-only";
import type { SyncAnswer } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/reader";
import { database, storeState } from "@/lib/server/store/store";
import { readProgress } from "./progress";

/** How far the syncs of the reader's connections are: `GET /api/sync`. */
export async function getSync(reader: Reader): Promise<SyncAnswer> {
  const absent = storeState() === "off" ? "off" : "starting";
  const now = Date.now();
  const store = database();
  return {
    connections: await Promise.all(
      reader.connections.map((connection) => readProgress(store, connection, { absent, now })),
    ),
  };
}
