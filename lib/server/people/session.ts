import "server-only";
import { z } from "zod";
import { levels } from "@/lib/calls/levels";
import type { Grant, Person } from "@/lib/server/access/reader";
import { connections } from "@/lib/server/connections";
import { clientAddress } from "@/lib/server/http/client-address";
import { askStore } from "@/lib/server/store/ask-store";
import { auth } from "./auth";

/** A person who signed in, and how. */
export interface Session {
  sessionId: string;
  token: string;
  person: Person & { email: string; hasTwoFactor: boolean };
}

/** What better-auth knows of it: its types leave out the columns of our own. */
const foundSession = z.object({
  session: z.object({ id: z.string(), token: z.string() }),
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    isOwner: z.boolean(),
    twoFactorEnabled: z.boolean(),
  }),
});

/** The headers of a request as better-auth is given them: with the address that it was sent from, and no body's. */
export function authHeaders(headers: Headers): Headers {
  const own = new Headers(headers);
  own.delete("content-length");
  own.delete("content-type");
  own.set("x-callboard-address", clientAddress(headers) ?? "");
  return own;
}

/**
 * The session that the cookie of a request names.
 * @throws CallboardError `upstream_unavailable` if the database is not available
 */
export async function findSession(headers: Headers): Promise<Session | undefined> {
  if (!/callboard\.session_token=/.test(headers.get("cookie") ?? "")) return undefined;
  const found = await askStore(undefined, () =>
    auth(headers).api.getSession({ headers: authHeaders(headers) }),
  );
  if (!found) return undefined;
  const { session, user } = foundSession.parse(found);
  const { id, name, email, isOwner, twoFactorEnabled } = user;
  const person = { id, name, email, isOwner, hasTwoFactor: twoFactorEnabled };
  return { sessionId: session.id, token: session.token, person };
}

const grantRow = z.object({ id: z.number(), level: z.enum(levels), mayReveal: z.boolean() });

/** What a person may see: owners all, others what they were granted of the connections that there are. */
export async function grantsOf({ id, isOwner }: Person): Promise<Grant[]> {
  const all = connections();
  if (isOwner) return all.map((connection) => ({ connection, level: "full", mayReveal: true }));
  const rows = await askStore(undefined, ({ query }) =>
    query(
      `select connection_id as id, level, may_reveal as "mayReveal" from grants
       where person_id = $1 and connection_id = any($2)`,
      [id, all.map(({ connectionId }) => connectionId)],
    ),
  );
  const granted = z.array(grantRow).parse(rows);
  return all.flatMap((connection) => {
    const own = granted.find((grant) => grant.id === connection.connectionId);
    return own ? [{ connection, level: own.level, mayReveal: own.mayReveal }] : [];
  });
}
