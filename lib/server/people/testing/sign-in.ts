import "server-only";
import type { Level } from "@/lib/calls/levels";
import type { Connection } from "@/lib/server/connections";
import type { Database } from "@/lib/server/postgres/database";
import { addPerson } from "../add-person";
import { auth, type Auth } from "../auth";

export const password = "an invented passphrase";
const host = { host: "127.0.0.1:3000" };

/** The name and value of each cookie that an answer sets, as a browser sends them back. */
const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");

/** Adds a person, with grants. @returns the id */
export async function makePerson(
  database: Database,
  email: string,
  { isOwner = false, grants = [] }: { isOwner?: boolean; grants?: [Connection, Level][] } = {},
): Promise<string> {
  const api: Auth = auth(new Headers(host));
  const passwordHash = await (await api.$context).password.hash(password);
  const id = await addPerson(database, { name: "Ada Example", email, passwordHash, isOwner });
  for (const [{ connectionId }, level] of grants) {
    await database.query("insert into grants (connection_id, person_id, level) values ($1, $2, $3)", [
      connectionId,
      id,
      level,
    ]);
  }
  return id;
}

/** The headers of a request by someone who has signed in. */
export async function signedIn(email: string): Promise<Headers> {
  const answer = await auth(new Headers(host)).api.signInEmail({
    body: { email, password },
    headers: new Headers(host),
    asResponse: true,
  });
  return new Headers({ ...host, cookie: cookiesOf(answer) });
}
