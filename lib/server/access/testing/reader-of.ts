import "server-only";
import type { Level } from "@/lib/calls/levels";
import type { Reader } from "@/lib/server/access/reader";
import type { Connection } from "@/lib/server/connections";

/** A reader with one level for all of some connections. */
export const readerOf = (connections: readonly Connection[], level: Level = "full"): Reader => ({
  kind: "session",
  grants: connections.map((connection) => ({ connection, level })),
});
