import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { CallboardError } from "@/lib/server/errors";
import { answerForm } from "@/lib/server/http/form";
import { askStore } from "@/lib/server/store/ask-store";
import { attempt } from "./attempts";
import { auth, originOf } from "./auth";
import { emailField } from "./join";
import { sendMail } from "./mail";
import { requireGoodPassword } from "./password";
import { authHeaders } from "./session";

/** ms for which a link to a new password holds. */
const lifetime = 3_600_000;

/** Makes a link by which a person can choose a new password, once and within an hour. @returns its path */
export async function makeResetPath(headers: Headers, personId: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const { internalAdapter } = await auth(headers).$context;
  const expiresAt = new Date(Date.now() + lifetime);
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: personId,
    expiresAt,
  });
  return `/reset/${token}`;
}

async function mailReset(headers: Headers, email: string): Promise<void> {
  const [person] = await askStore(undefined, ({ query }) =>
    query<{ id: string }>("select id from people where email = $1", [email]),
  );
  if (!person) return;
  const link = `${originOf(headers)}${await makeResetPath(headers, person.id)}`;
  await sendMail({
    to: email,
    subject: "Choose a new password for Callboard",
    text: `Open this link within an hour to choose a new password:\n\n${link}\n\nIf you did not ask for it, ignore this mail.\n`,
  });
}

/** `POST /api/reset`: mails a link to a new password. The answer is the same for each address, and does not wait. */
export function askForReset(request: Request): Promise<Response> {
  const { headers } = request;
  const schema = z.object({ email: emailField });
  return answerForm(request, { schema, page: "/reset", keep: ["email"] }, async ({ email }) => {
    // Each counts as failed, so that no one is sent many.
    await attempt(headers, `reset ${email}`, () => Promise.reject(new Asked())).catch((error: unknown) => {
      if (!(error instanceof Asked)) throw error;
    });
    void mailReset(headers, email).catch(() => undefined);
    const done = "If this address belongs to a person here, a link is on its way. Else ask an owner for one.";
    return { to: "/sign-in", message: { done } };
  });
}

class Asked extends Error {}

/** `POST /api/reset/password`: takes the new password of a link, and ends all sessions of its person. */
export function resetPassword(request: Request): Promise<Response> {
  const { headers } = request;
  const schema = z.object({ token: z.string().max(100), password: z.string() });
  const page = (fields: Record<string, string>) => `/reset/${encodeURIComponent(fields["token"] ?? "")}`;
  return answerForm(request, { schema, page }, async ({ token, password }) => {
    requireGoodPassword(password, []);
    await attempt(headers, "reset", async () => {
      const body = { token, newPassword: password };
      const answer = await auth(headers).api.resetPassword({
        body,
        headers: authHeaders(headers),
        asResponse: true,
      });
      if (!answer.ok) {
        throw new CallboardError("bad_request", "This link has expired or was used. Ask for a new one.");
      }
    });
    await askStore(undefined, (database) =>
      writeAudit(database, { headers }, { action: "person.change", details: { what: "password reset" } }),
    );
    return { to: "/sign-in", message: { done: "The new password is set. Sign in with it." } };
  });
}
