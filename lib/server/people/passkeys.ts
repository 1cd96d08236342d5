import "server-only";
import { z } from "zod";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { CallboardError } from "@/lib/server/errors";
import { ownPath } from "@/lib/server/http/own-path";
import { readChange } from "@/lib/server/http/read-change";
import { askStore } from "@/lib/server/store/ask-store";
import { attempt } from "./attempts";
import { auth } from "./auth";
import { nameField } from "./name-field";
import { authHeaders, findSession } from "./session";
import { noteSignIn } from "./sign-in";

/** How many passkeys a person may have. */
const most = 20;

/** Answers with JSON, and with the cookies of better-auth. */
function reply(body: object, answer: Response): Response {
  const given = Response.json(body, { headers: { "cache-control": "no-store" } });
  for (const cookie of answer.headers.getSetCookie()) given.headers.append("set-cookie", cookie);
  return given;
}

/** @throws CallboardError `forbidden` for the owner of a demo */
async function requireSession(headers: Headers) {
  const session = await findSession(headers);
  if (session) return session;
  throw new CallboardError("forbidden", "The demo owner has no account to change.");
}

/** @throws CallboardError `bad_request` if better-auth refuses */
function requireAdded({ ok, status }: Response): void {
  if (ok) return;
  const message =
    status === 403
      ? "You signed in more than an hour ago. Sign out and in again to add a passkey."
      : "The passkey was not accepted. Try again.";
  throw new CallboardError("bad_request", message);
}

/** `POST /api/account/passkeys/options`: what a browser needs to make a passkey for the person who is signed in. */
export async function offerPasskey({ headers }: Request): Promise<Response> {
  const { person } = await requireSession(headers);
  const rows = await askStore(undefined, ({ query }) =>
    query("select from passkeys where person_id = $1", [person.id]),
  );
  if (rows.length >= most) {
    throw new CallboardError("bad_request", `You have ${most} passkeys, the most there can be. Remove one.`);
  }
  const answer = await askStore(undefined, () =>
    auth(headers).api.generatePasskeyRegistrationOptions({ headers: authHeaders(headers), asResponse: true }),
  );
  requireAdded(answer);
  return reply(challenge.parse(await answer.json()), answer);
}

const challenge = z.looseObject({ challenge: z.string() });
const made = z.looseObject({ id: z.string(), response: z.looseObject({}) });
const used = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
  }),
});

/** `POST /api/account/passkeys`: adds the passkey that a browser has made. */
export async function addPasskey(request: Request): Promise<{ added: true }> {
  const { headers } = request;
  const { person } = await requireSession(headers);
  const body = await readChange(request, z.strictObject({ name: nameField, response: made }));
  const answer = await askStore(undefined, () =>
    auth(headers).api.verifyPasskeyRegistration({ body, headers: authHeaders(headers), asResponse: true }),
  );
  requireAdded(answer);
  const actor = { reader: { kind: "session" as const, person }, headers };
  const event = { action: "person.change" as const, subject: person.id, details: { what: "passkey added" } };
  await askStore(undefined, (database) => writeAudit(database, actor, event));
  return { added: true };
}

/** `POST /api/sign-in/passkey/options`: what a browser needs to sign in with a passkey. */
export async function askForPasskey({ headers }: Request): Promise<Response> {
  const answer = await askStore(undefined, () =>
    auth(headers).api.generatePasskeyAuthenticationOptions({
      headers: authHeaders(headers),
      asResponse: true,
    }),
  );
  // The plugin only prefers that the person proves to the device who they are; it is asked for here.
  return reply({ ...challenge.parse(await answer.json()), userVerification: "required" }, answer);
}

/** `POST /api/sign-in/passkey`: signs in with a passkey. */
export async function signInWithPasskey(request: Request): Promise<Response> {
  const { headers } = request;
  const schema = z.strictObject({ response: used, next: z.string().max(4_000).optional() });
  const { response, next } = await readChange(request, schema);
  return attempt(headers, "passkey", async () => {
    const answer = await askStore(undefined, () =>
      auth(headers).api.verifyPasskeyAuthentication({
        body: { response },
        headers: authHeaders(headers),
        asResponse: true,
      }),
    );
    await noteSignIn(headers, answer.ok ? answer : undefined, "passkey");
    if (!answer.ok) {
      throw new CallboardError("bad_request", "This passkey is not known here. Sign in with your password.");
    }
    return reply({ to: ownPath(next) }, answer);
  });
}
