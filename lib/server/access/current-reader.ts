import "server-only";
import { connections } from "@/lib/server/connections";
import type { Reader } from "./reader";

const everything = () => connections().map((connection) => ({ connection, level: "full" as const }));

/** Without sign-in, everyone who reaches the server is its owner. */
const demoOwner = { id: "demo", name: "Demo owner", isOwner: true };

/** Who sends a request, by its headers. */
export const currentReader = (_headers: Headers): Promise<Reader> =>
  Promise.resolve({ kind: "session", grants: everything(), person: demoOwner });

/** A job of the server or of its operator. */
export const jobReader = (): Reader => ({ kind: "job", grants: everything() });
