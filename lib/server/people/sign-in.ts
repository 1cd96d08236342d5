import "server-only";
import { z } from "zod";
import { writeAudit, type AuditAction } from "@/lib/server/audit/write-audit";
import { CallboardError } from "@/lib/server/errors";
import { answerForm, seeOther } from "@/lib/server/http/form";
import { ownPath } from "@/lib/server/http/own-path";
import { askStore } from "@/lib/server/store/ask-store";
import { attempt } from "./attempts";
import { auth } from "./auth";
import { authHeaders, findSession } from "./session";

const email = z.string().trim().toLowerCase().pipe(z.email("Enter your e-mail address.").max(254));
const credentials = z.object({
  email,
  password: z.string().min(1, "Enter your password."),
  next: z.string().optional(),
});

/** A page of ours with where it leads to afterwards. */
export const withNext = (page: string, next: string | null | undefined) => {
  const path = ownPath(next);
  return path === "/" ? page : `${page}?next=${encodeURIComponent(path)}`;
};

/** Headers of the next request of a browser that was just answered, so far as they name its session. */
function afterwards(headers: Headers, answer: Response): Headers {
  const next = new Headers(headers);
  next.set(
    "cookie",
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0] ?? "")
      .join("; "),
  );
  return next;
}

/** Notes in the audit log who has signed in, or has failed to. */
export async function noteSignIn(headers: Headers, answer: Response | undefined, how: string): Promise<void> {
  const session = answer && (await findSession(afterwards(headers, answer)));
  const action: AuditAction = session ? "sign-in" : "sign-in.fail";
  const reader = session && { kind: "session" as const, person: session.person };
  await askStore(undefined, (database) =>
    writeAudit(database, { reader, headers }, { action, details: { how } }),
  );
}

/** An answer that means no. @throws CallboardError `bad_request` */
function requireOk(answer: Response, message: string): void {
  if (answer.ok) return;
  throw new CallboardError(answer.status >= 500 ? "internal" : "bad_request", message);
}

/** Signs in with an address and a password. */
export const passwordSignIn = async (
  headers: Headers,
  body: { email: string; password: string },
): Promise<Response> =>
  attempt(headers, body.email, async () => {
    const answer = await askStore(undefined, () =>
      auth(headers).api.signInEmail({ body, headers: authHeaders(headers), asResponse: true }),
    );
    if (!answer.ok) await noteSignIn(headers, undefined, "password");
    requireOk(answer, "E-mail address or password is wrong. Try again, or reset the password.");
    return answer;
  });

const needsCode = async (answer: Response) =>
  z.object({ twoFactorRedirect: z.literal(true) }).safeParse(await answer.clone().json()).success;

/** `POST /api/sign-in`: signs in with a password, and leads on to the second factor or to the page that was wanted. */
export function signIn(request: Request): Promise<Response> {
  const { headers } = request;
  const page = (fields: Record<string, string>) => withNext("/sign-in", fields["next"]);
  return answerForm(request, { schema: credentials, page, keep: ["email"] }, async ({ next, ...body }) => {
    const answer = await passwordSignIn(headers, body);
    const cookies = answer.headers.getSetCookie();
    if (await needsCode(answer)) return { to: withNext("/sign-in/code", next), cookies };
    await noteSignIn(headers, answer, "password");
    return { to: ownPath(next), cookies };
  });
}

const secondFactor = z.object({
  code: z.string().trim().min(1, "Enter the code.").max(40),
  next: z.string().optional(),
});

/** `POST /api/sign-in/code`: the second factor, a code of six digits or one for recovery. */
export function signInWithCode(request: Request): Promise<Response> {
  const { headers } = request;
  const page = (fields: Record<string, string>) => withNext("/sign-in/code", fields["next"]);
  return answerForm(request, { schema: secondFactor, page }, async ({ code, next }) => {
    const isTotp = /^\d{3}\s?\d{3}$/.test(code);
    const options = {
      body: { code: isTotp ? code.replace(/\s/, "") : code },
      headers: authHeaders(headers),
      asResponse: true as const,
    };
    const answer = await attempt(headers, "second factor", async () => {
      const { api } = auth(headers);
      const given = await askStore(undefined, () =>
        isTotp ? api.verifyTOTP(options) : api.verifyBackupCode(options),
      );
      if (!given.ok) await noteSignIn(headers, undefined, isTotp ? "code" : "recovery code");
      requireOk(given, "This code is wrong or has expired. Try the next one, or sign in again.");
      return given;
    });
    await noteSignIn(headers, answer, isTotp ? "code" : "recovery code");
    return { to: ownPath(next), cookies: answer.headers.getSetCookie() };
  });
}

/** `POST /api/sign-out` */
export async function signOut(request: Request): Promise<Response> {
  const { headers } = request;
  const session = await findSession(headers);
  if (!session) return seeOther(headers, { to: "/sign-in" });
  const answer = await auth(headers).api.signOut({ headers: authHeaders(headers), asResponse: true });
  const actor = { reader: { kind: "session" as const, person: session.person }, headers };
  await askStore(undefined, (database) => writeAudit(database, actor, { action: "sign-out" }));
  const cookies = answer.headers.getSetCookie();
  return seeOther(headers, { to: "/sign-in", cookies, message: { done: "You have signed out." } });
}
