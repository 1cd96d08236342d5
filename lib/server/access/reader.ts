import "server-only";
import type { Level } from "@/lib/calls/levels";
import type { Connection } from "@/lib/server/connections";

export interface Grant {
  connection: Connection;
  level: Level;
}

/** Who asks, and what they may see of which connection. */
export interface Reader {
  kind: "session" | "share" | "job";
  grants: readonly Grant[];
}
