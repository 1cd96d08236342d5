import "server-only";
import { z } from "zod";
import type { Reader } from "@/lib/server/access/reader";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { CallboardError } from "@/lib/server/errors";
import { answerForm, type Message } from "@/lib/server/http/form";
import { askStore } from "@/lib/server/store/ask-store";
import { attempt } from "./attempts";
import { auth } from "./auth";
import { nameField } from "./name-field";
import { requireGoodPassword } from "./password";
import { authHeaders, findSession, type Session } from "./session";

const page = "/settings/account";

export interface AccountState {
  name: string;
  email: string;
  hasTwoFactor: boolean;
  sessions: { id: string; isThis: boolean; address: string | null; device: string | null; since: string }[];
  passkeys: { id: string; name: string | null; since: string }[];
}

/** One's own account; undefined for the owner of a demo, who has none. */
export async function getAccount(_reader: Reader, headers: Headers): Promise<AccountState | undefined> {
  const session = await findSession(headers);
  if (!session) return undefined;
  const { id, name, email, hasTwoFactor } = session.person;
  return askStore(undefined, async ({ query }) => {
    const sessions = await query<{ id: string; address: string | null; device: string | null; since: Date }>(
      "select id, address, left(user_agent, 200) as device, created_at as since from sessions where person_id = $1 and expires_at > $2 order by created_at desc limit 100",
      [id, new Date()],
    );
    const passkeys = await query<{ id: string; name: string | null; since: Date }>(
      "select id, name, created_at as since from passkeys where person_id = $1 order by created_at",
      [id],
    );
    return {
      name,
      email,
      hasTwoFactor,
      sessions: sessions.map((each) => ({
        ...each,
        isThis: each.id === session.sessionId,
        since: each.since.toISOString(),
      })),
      passkeys: passkeys.map((each) => ({ ...each, since: each.since.toISOString() })),
    };
  });
}

interface Changed {
  what: string;
  message: Message;
  cookies?: readonly string[];
}

/** A form of the account's page. @throws CallboardError `forbidden` for the owner of a demo */
async function change<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  work: (fields: z.output<Schema>, session: Session) => Promise<Changed>,
): Promise<Response> {
  const { headers } = request;
  const session = await findSession(headers);
  if (!session) throw new CallboardError("forbidden", "The demo owner has no account to change.");
  return answerForm(request, { schema, page, keep: ["name"] }, async (fields) => {
    const { what, message, cookies } = await work(fields, session);
    const actor = { reader: { kind: "session" as const, person: session.person }, headers };
    const event = { action: "person.change" as const, subject: session.person.id, details: { what } };
    await askStore(undefined, (database) => writeAudit(database, actor, event));
    return { to: page, message, cookies };
  });
}

/** `POST /api/account/name` */
export const changeName = (request: Request): Promise<Response> =>
  change(request, z.object({ name: nameField }), async ({ name }, { person }) => {
    await askStore(undefined, ({ query }) =>
      query("update people set name = $2, updated_at = now() where id = $1", [person.id, name]),
    );
    return { what: "name", message: { done: "Name saved." } };
  });

const passwords = z.object({
  current: z.string().min(1, "Enter your present password."),
  password: z.string(),
});

/** An attempt that needs one's password again. */
const withPassword = <T>(
  request: Request,
  { person }: Session,
  answer: () => Promise<Response>,
  read: (given: Response) => T,
) =>
  attempt(request.headers, `password of ${person.id}`, async () => {
    const given = await answer();
    if (!given.ok) throw new CallboardError("bad_request", "The password or code is wrong. Try again.");
    return read(given);
  });

const cookiesOf = (answer: Response) => answer.headers.getSetCookie();

/** `POST /api/account/password`: changes the password, and ends all other sessions. */
export const changePassword = (request: Request): Promise<Response> =>
  change(request, passwords, async ({ current, password }, session) => {
    requireGoodPassword(password, [session.person.name, session.person.email]);
    const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
    const options = { body, headers: authHeaders(request.headers), asResponse: true as const };
    const cookies = await withPassword(
      request,
      session,
      () => auth(request.headers).api.changePassword(options),
      cookiesOf,
    );
    return {
      what: "password",
      message: { done: "Password changed. All other sessions have ended." },
      cookies,
    };
  });

/** `POST /api/account/sessions`: ends one of the own sessions, or all others. */
export const endSessions = (request: Request): Promise<Response> =>
  change(request, z.object({ id: z.string().max(100) }), async ({ id }, { person, sessionId }) => {
    await askStore(undefined, ({ query }) =>
      id === "others"
        ? query("delete from sessions where person_id = $1 and id <> $2", [person.id, sessionId])
        : query("delete from sessions where person_id = $1 and id = $2", [person.id, id]),
    );
    return { what: "sessions", message: { done: "Signed out there." } };
  });

const enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** `POST /api/account/two-factor`: begins with an authenticator app, which has to show a code before it counts. */
export const beginTwoFactor = (request: Request): Promise<Response> =>
  change(request, z.object({ password: z.string() }), async ({ password }, session) => {
    const options = { body: { password }, headers: authHeaders(request.headers), asResponse: true as const };
    const enable = () => auth(request.headers).api.enableTwoFactor(options);
    const given = await withPassword(request, session, enable, (answer) => answer.json());
    const { totpURI, backupCodes } = enabled.parse(await given);
    const once = { uri: totpURI, codes: backupCodes.join(" ") };
    return {
      what: "two-factor begun",
      message: { done: "Scan the code, then enter what the app shows.", once },
    };
  });

/** `POST /api/account/two-factor/confirm` */
export const confirmTwoFactor = (request: Request): Promise<Response> =>
  change(request, z.object({ code: z.string().trim() }), async ({ code }, session) => {
    const options = { body: { code }, headers: authHeaders(request.headers), asResponse: true as const };
    const verify = () => auth(request.headers).api.verifyTOTP(options);
    const cookies = await withPassword(request, session, verify, cookiesOf);
    return { what: "two-factor on", message: { done: "Codes are now asked for at sign-in." }, cookies };
  });

/** `POST /api/account/two-factor/end` */
export const endTwoFactor = (request: Request): Promise<Response> =>
  change(request, z.object({ password: z.string() }), async ({ password }, session) => {
    const options = { body: { password }, headers: authHeaders(request.headers), asResponse: true as const };
    const disable = () => auth(request.headers).api.disableTwoFactor(options);
    const cookies = await withPassword(request, session, disable, cookiesOf);
    return { what: "two-factor off", message: { done: "Codes are no longer asked for." }, cookies };
  });

/** `POST /api/account/passkeys/remove` */
export const removePasskey = (request: Request): Promise<Response> =>
  change(request, z.object({ id: z.string().max(100) }), async ({ id }, { person }) => {
    await askStore(undefined, ({ query }) =>
      query("delete from passkeys where person_id = $1 and id = $2", [person.id, id]),
    );
    return { what: "passkey removed", message: { done: "Passkey removed." } };
  });
