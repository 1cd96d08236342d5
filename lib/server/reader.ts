import "server-only";
import { connections, type Connection } from "./connections";
import type { Database } from "./postgres/database";
import { database } from "./store/store";

/** Who asks, and what they may see. Without sign-in everybody who reaches the server sees all of it. */
export interface Reader {
  connections: Connection[];
  /** Where the mirror is; absent while there is none to ask: then the upstreams are asked. */
  database?: Database | undefined;
}

export function currentReader(): Reader {
  return { connections: connections(), database: database() };
}
