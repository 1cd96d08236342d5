import "server-only";
import { connections } from "@/lib/server/connections";
import type { Reader } from "./reader";

const everything = () => connections().map((connection) => ({ connection, level: "full" as const }));

/** Without sign-in, everyone who reaches the server is one reader with full access. */
export const currentReader = (): Reader => ({ kind: "session", grants: everything() });

/** A job of the server or of its operator. */
export const jobReader = (): Reader => ({ kind: "job", grants: everything() });
