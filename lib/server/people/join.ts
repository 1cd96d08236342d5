import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { mayBeDemo } from "@/lib/server/access/demo";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { CallboardError } from "@/lib/server/errors";
import { answerForm } from "@/lib/server/http/form";
import type { Queries } from "@/lib/server/postgres/database";
import { deriveKey } from "@/lib/server/secrets/keys";
import { askStore } from "@/lib/server/store/ask-store";
import { addPerson } from "./add-person";
import { attempt } from "./attempts";
import { auth } from "./auth";
import { findInvitation, useInvitation } from "./invited-account";
import { nameField } from "./name-field";
import { requireGoodPassword } from "./password";
import { noteSignIn, passwordSignIn } from "./sign-in";

export const emailField = z.string().trim().toLowerCase().pipe(z.email("Enter an e-mail address.").max(254));

/** Without letters and digits that look alike. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The code that the first owner needs. It follows from the secret of the installation, so that all processes know it. */
export function ownerCode(): string {
  const bytes = createHmac("sha256", deriveKey("first owner")).update("code").digest().subarray(0, 20);
  const letters = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
  return letters.replace(/(.{5})(?=.)/g, "$1-");
}

const bytesOf = (code: string) =>
  createHmac("sha256", "code")
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .digest();

async function hasOwner({ query }: Pick<Queries, "query">): Promise<boolean> {
  return (await query("select from people where is_owner limit 1")).length > 0;
}

/** Whether the first owner is still to be made. */
export const needsFirstOwner = () => askStore(undefined, async (database) => !(await hasOwner(database)));

/** Prints the code for the first owner, as long as there is none and sign-in is needed. */
export async function announceFirstOwner(queries: Pick<Queries, "query">): Promise<void> {
  if (mayBeDemo() || (await hasOwner(queries))) return;
  process.stderr.write(`Callboard has no owner yet. Open /first-owner and enter this code: ${ownerCode()}\n`);
}

const hashPassword = async (headers: Headers, password: string) =>
  (await auth(headers).$context).password.hash(password);

async function enter(headers: Headers, body: { email: string; password: string }) {
  const answer = await passwordSignIn(headers, body);
  await noteSignIn(headers, answer, "password");
  return { to: "/", cookies: answer.headers.getSetCookie() };
}

const firstOwner = z.object({
  code: z.string().max(100),
  name: nameField,
  email: emailField,
  password: z.string(),
});

/** `POST /api/first-owner`: makes the first owner, for who knows the code that the server printed. */
export function makeFirstOwner(request: Request): Promise<Response> {
  const { headers } = request;
  const form = { schema: firstOwner, page: "/first-owner", keep: ["name", "email"] };
  return answerForm(request, form, async ({ code, name, email, password }) => {
    await attempt(headers, "first owner", () => {
      if (timingSafeEqual(bytesOf(code), bytesOf(ownerCode()))) return Promise.resolve();
      throw new CallboardError("bad_request", "This is not the code that the server printed at its start.");
    });
    requireGoodPassword(password, [name, email]);
    const passwordHash = await hashPassword(headers, password);
    await askStore(undefined, (database) =>
      database.transaction(async (queries) => {
        await queries.query("select pg_advisory_xact_lock(hashtext('callboard first owner'))");
        if (await hasOwner(queries)) {
          throw new CallboardError(
            "bad_request",
            "There is an owner already. Sign in, or ask for an invitation.",
          );
        }
        const id = await addPerson(queries, { name, email, passwordHash, isOwner: true });
        const person = { id, name, isOwner: true };
        const actor = { reader: { kind: "session" as const, person }, headers };
        await writeAudit(queries, actor, { action: "person.add", subject: id, details: { owner: true } });
      }),
    );
    return enter(headers, { email, password });
  });
}

const accepted = z.object({ token: z.string().max(100), name: nameField, password: z.string() });

/** `POST /api/invitation`: adds a person who was invited by a link. */
export function acceptInvitation(request: Request): Promise<Response> {
  const { headers } = request;
  const page = (fields: Record<string, string>) => `/invite/${encodeURIComponent(fields["token"] ?? "")}`;
  return answerForm(
    request,
    { schema: accepted, page, keep: ["name"] },
    async ({ token, name, password }) => {
      const gone = () =>
        new CallboardError("bad_request", "This invitation has expired or was used. Ask for a new one.");
      const invitation = await attempt(headers, "invitation", () =>
        askStore(undefined, async (database) => {
          const found = await findInvitation(database, token);
          if (!found) throw gone();
          return found;
        }),
      );
      const { email } = invitation;
      requireGoodPassword(password, [name, email]);
      const passwordHash = await hashPassword(headers, password);
      await askStore(undefined, (database) =>
        database.transaction(async (queries) => {
          const id = await addPerson(queries, { name, email, passwordHash, isOwner: false });
          if (!(await useInvitation(queries, { id, name }, invitation))) throw gone();
        }),
      );
      return enter(headers, { email, password });
    },
  );
}
