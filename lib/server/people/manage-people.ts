import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { levels, type Level } from "@/lib/calls/levels";
import type { Reader } from "@/lib/server/access/reader";
import { writeAudit, type AuditAction } from "@/lib/server/audit/write-audit";
import { connections } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { answerForm, type Message } from "@/lib/server/http/form";
import type { Queries } from "@/lib/server/postgres/database";
import { askStore } from "@/lib/server/store/ask-store";
import { originOf } from "./auth";
import { hashToken, invitationColumns, invitedGrants, toInvitation } from "./invited-account";
import { emailField } from "./join";
import { sendMail } from "./mail";
import { makeResetPath } from "./reset";

const day = 86_400_000;
const page = "/settings/people";

interface GrantInfo {
  slug: string;
  name: string;
  connectionId: number;
  level: Level | undefined;
  mayReveal: boolean;
}

export interface PersonInfo {
  id: string;
  name: string;
  email: string;
  isOwner: boolean;
  isYou: boolean;
  grants: GrantInfo[];
}

export interface PeopleState {
  people: PersonInfo[];
  invitations: { id: string; email: string; isOwner: boolean; expiresAt: string }[];
  connections: GrantInfo[];
}

type GivenGrants = z.infer<typeof invitedGrants>;

const describe = (given: GivenGrants): GrantInfo[] =>
  connections().map(({ slug, name, connectionId }) => {
    const own = given.find((grant) => grant.connectionId === connectionId);
    return { slug, name, connectionId, level: own?.level, mayReveal: own?.mayReveal ?? false };
  });

/** Who may sign in, and who is invited to. */
export async function listPeople(reader: Reader): Promise<PeopleState> {
  return askStore(undefined, async ({ query }) => {
    const people = await query<{
      id: string;
      name: string;
      email: string;
      isOwner: boolean;
      grants: unknown;
    }>(
      `select id, name, email, is_owner as "isOwner",
         coalesce((select jsonb_agg(jsonb_build_object('connectionId', connection_id, 'level', level, 'mayReveal', may_reveal))
           from grants where person_id = people.id and connection_id = any($1)), '[]') as grants
       from people order by lower(name), id`,
      [connections().map(({ connectionId }) => connectionId)],
    );
    const invitations = await query<Parameters<typeof toInvitation>[0]>(
      `select ${invitationColumns} from invitations where expires_at > $1 order by email`,
      [Date.now()],
    );
    return {
      people: people.map(({ grants, ...person }) => ({
        ...person,
        isYou: person.id === reader.person?.id,
        grants: describe(invitedGrants.parse(grants)),
      })),
      invitations: invitations.map((row) => {
        const { id, email, isOwner, expiresAt } = toInvitation(row);
        return { id, email, isOwner, expiresAt: new Date(expiresAt).toISOString() };
      }),
      connections: describe([]),
    };
  });
}

/** The fields of grants: `level-<number of the connection>` and `reveal-<number>`. */
const grantFields = z.looseObject({ owner: z.enum(["on"]).optional() }).transform(({ owner, ...fields }) => ({
  isOwner: owner === "on",
  grants: connections().flatMap(({ connectionId }): GivenGrants => {
    const level = z.enum(levels).safeParse(fields[`level-${connectionId}`]);
    const mayReveal = fields[`reveal-${connectionId}`] === "on";
    return level.success ? [{ connectionId, level: level.data, mayReveal }] : [];
  }),
}));

type Work<Fields> = (
  fields: Fields,
  queries: Queries,
) => Promise<{ action: AuditAction; subject: string; message?: Message }>;

/** A form of the page: what it does and its event in the audit log are one transaction. */
function manage<Schema extends z.ZodType>(
  reader: Reader,
  request: Request,
  schema: Schema,
  work: Work<z.output<Schema>>,
) {
  return answerForm(request, { schema, page, keep: ["email"] }, async (fields) => {
    const message = await askStore(undefined, (database) =>
      database.transaction(async (queries) => {
        await queries.query("select pg_advisory_xact_lock(hashtext('callboard people'))");
        const { message: told, ...event } = await work(fields, queries);
        await writeAudit(queries, { reader, headers: request.headers }, event);
        return told;
      }),
    );
    return { to: page, message: message ?? { done: "Saved." } };
  });
}

/** `POST /api/people/invite`: invites a person by a link that holds for seven days and is used once. */
export async function invitePerson(reader: Reader, request: Request): Promise<Response> {
  const token = randomBytes(24).toString("base64url");
  const schema = z
    .looseObject({ email: emailField })
    .transform(({ email, ...fields }) => ({ email, ...grantFields.parse(fields) }));
  return manage(reader, request, schema, async ({ email, isOwner, grants }, { query }) => {
    if ((await query("select from people where email = $1", [email])).length > 0) {
      throw new CallboardError("bad_request", "There is a person with this e-mail address already.");
    }
    const id = randomUUID();
    const now = Date.now();
    await query("delete from invitations where email = $1", [email]);
    await query(
      `insert into invitations (invitation_id, token_hash, email, is_owner, grants, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, hashToken(token), email, isOwner, JSON.stringify(grants), now, now + 7 * day],
    );
    const link = `${originOf(request.headers)}/invite/${token}`;
    const text = `Open this link within seven days to join Callboard:\n\n${link}\n`;
    const sent = await sendMail({ to: email, subject: "You are invited to Callboard", text });
    const done = sent
      ? "The invitation was sent."
      : "Copy this link and send it. It holds for 7 days, for one person.";
    return { action: "person.invite", subject: id, message: { done, ...(!sent && { once: { link } }) } };
  });
}

/** `POST /api/people/withdraw`: ends an invitation. */
export function withdrawInvitation(reader: Reader, request: Request): Promise<Response> {
  return manage(reader, request, z.object({ id: z.string() }), async ({ id }, { query }) => {
    await query("delete from invitations where invitation_id = $1", [id]);
    return { action: "person.remove", subject: id, message: { done: "The invitation was withdrawn." } };
  });
}

/** @throws CallboardError `bad_request` if no owner would be left */
async function requireOtherOwner({ query }: Queries, id: string): Promise<void> {
  const others = await query("select from people where is_owner and id <> $1 limit 1", [id]);
  if (others.length > 0) return;
  const [own] = await query<{ isOwner: boolean }>('select is_owner as "isOwner" from people where id = $1', [
    id,
  ]);
  if (own?.isOwner)
    throw new CallboardError("bad_request", "This is the only owner. Make another person an owner first.");
}

/** `POST /api/people/change`: what a person may see, and whether they are an owner. */
export function changePerson(reader: Reader, request: Request): Promise<Response> {
  const schema = z
    .looseObject({ id: z.string() })
    .transform(({ id, ...fields }) => ({ id, ...grantFields.parse(fields) }));
  return manage(reader, request, schema, async ({ id, isOwner, grants }, queries) => {
    if (!isOwner) await requireOtherOwner(queries, id);
    const known = await queries.query("update people set is_owner = $2 where id = $1 returning id", [
      id,
      isOwner,
    ]);
    if (known.length === 0)
      throw new CallboardError("bad_request", "This person was removed. Reload the page.");
    await queries.query("delete from grants where person_id = $1 and connection_id = any($2)", [
      id,
      connections().map(({ connectionId }) => connectionId),
    ]);
    for (const { connectionId, level, mayReveal } of grants) {
      await queries.query(
        "insert into grants (connection_id, person_id, level, may_reveal) values ($1, $2, $3, $4)",
        [connectionId, id, level, mayReveal],
      );
    }
    return { action: "grant.change", subject: id };
  });
}

/** `POST /api/people/remove`: removes a person; all sessions end. */
export function removePerson(reader: Reader, request: Request): Promise<Response> {
  return manage(reader, request, z.object({ id: z.string() }), async ({ id }, queries) => {
    await requireOtherOwner(queries, id);
    await queries.query("delete from people where id = $1", [id]);
    return {
      action: "person.remove",
      subject: id,
      message: { done: "The person was removed and signed out." },
    };
  });
}

/** `POST /api/people/reset`: a link by which a person chooses a new password. */
export function linkReset(reader: Reader, request: Request): Promise<Response> {
  return manage(reader, request, z.object({ id: z.string() }), async ({ id }) => {
    const link = `${originOf(request.headers)}${await makeResetPath(request.headers, id)}`;
    const message = { done: "Copy this link and send it. It holds for an hour, once.", once: { link } };
    return { action: "person.change", subject: id, message };
  });
}
