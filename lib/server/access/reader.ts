import "server-only";
import type { Connection } from "@/lib/server/connections";

/** What a reader may see of a connection, from least to most: counts, calls without personal data, everything. */
export const levels = ["metrics", "masked", "full"] as const;
export type Level = (typeof levels)[number];

export interface Grant {
  connection: Connection;
  level: Level;
}

/** Who asks, and what they may see of which connection. */
export interface Reader {
  kind: "session" | "share" | "job";
  grants: readonly Grant[];
}
