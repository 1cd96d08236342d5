import "server-only";
import { connections, openedConnections } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { findSession, grantsOf } from "@/lib/server/people/session";
import { isDemo } from "./demo";
import type { Reader } from "./reader";

const everything = () =>
  connections().map((connection) => ({ connection, level: "full" as const, mayReveal: true }));

/** Who everyone is where only invented calls can be seen, and from this machine alone. */
const demoOwner = { id: "demo", name: "Demo owner", isOwner: true };

/**
 * Who sends a request, by its headers.
 * @throws CallboardError `unauthenticated` if no one is signed in
 */
export async function currentReader(headers: Headers): Promise<Reader> {
  // With a real connection there is no demo.
  await openedConnections();
  if (isDemo(headers)) return { kind: "session", grants: everything(), person: demoOwner };
  const session = await findSession(headers);
  if (!session) throw new CallboardError("unauthenticated", "Sign in to see this.");
  const { id, name, isOwner } = session.person;
  return { kind: "session", grants: await grantsOf(session.person), person: { id, name, isOwner } };
}

/** A job of the server or of its operator. */
export const jobReader = (): Reader => ({ kind: "job", grants: everything() });
