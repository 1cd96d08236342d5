import "server-only";
import { connections, type Connection } from "@/lib/server/connections";

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

/** Without sign-in, everyone who reaches the server is one reader with full access. */
export function currentReader(): Reader {
  return { kind: "session", grants: connections().map((connection) => ({ connection, level: "full" })) };
}
