import "server-only";
import { connections, type Connection } from "./connections";

/** Who asks, and what they may see. Without sign-in everybody who reaches the server sees all of it. */
export interface Reader {
  connections: Connection[];
}

export function currentReader(): Reader {
  return { connections: connections() };
}
