import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { levels } from "@/lib/calls/levels";
import { askStore } from "@/lib/server/store/ask-store";
import type { Queries } from "@/lib/server/postgres/database";
import { writeAudit } from "@/lib/server/audit/write-audit";

/** What a person will be given. */
export const invitedGrants = z.array(
  z.object({ connectionId: z.number().int(), level: z.enum(levels), mayReveal: z.boolean() }),
);

export interface Invitation {
  id: string;
  email: string;
  isOwner: boolean;
  grants: z.infer<typeof invitedGrants>;
  /** ms since the epoch */
  expiresAt: number;
}

interface InvitationRow {
  id: string;
  email: string;
  isOwner: boolean;
  grants: unknown;
  expiresAt: number;
}

/** The columns of an invitation, as its properties. */
export const invitationColumns =
  'invitation_id as id, email, is_owner as "isOwner", grants, expires_at as "expiresAt"';

export const toInvitation = (row: InvitationRow): Invitation => ({
  ...row,
  grants: invitedGrants.parse(row.grants),
});

export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The invitation of a link, if it can still be used. */
export async function findInvitation(
  { query }: Pick<Queries, "query">,
  token: string,
): Promise<Invitation | undefined> {
  const [row] = await query<InvitationRow>(
    `select ${invitationColumns} from invitations where token_hash = $1 and expires_at > $2`,
    [hashToken(token), Date.now()],
  );
  return row && toInvitation(row);
}

/** Gives a person what an invitation says, and uses it up. @returns whether it was there to be used */
export async function useInvitation(
  { query }: Pick<Queries, "query">,
  person: { id: string; name: string },
  invitation: Pick<Invitation, "id">,
): Promise<boolean> {
  const [row] = await query<InvitationRow>(
    `delete from invitations where invitation_id = $1 and expires_at > $2 returning ${invitationColumns}`,
    [invitation.id, Date.now()],
  );
  if (!row) return false;
  const { isOwner, grants } = toInvitation(row);
  await query("update people set is_owner = $2 where id = $1", [person.id, isOwner]);
  for (const { connectionId, level, mayReveal } of grants) {
    await query("insert into grants (connection_id, person_id, level, may_reveal) values ($1, $2, $3, $4)", [
      connectionId,
      person.id,
      level,
      mayReveal,
    ]);
  }
  const reader = { kind: "session" as const, person: { ...person, isOwner } };
  await writeAudit({ query }, { reader }, { action: "person.add", subject: person.id });
  return true;
}

async function invitationFor(email: string): Promise<{ id: string } | undefined> {
  const rows = await askStore(undefined, ({ query }) =>
    query<{ id: string }>(
      "select invitation_id as id from invitations where email = $1 and expires_at > $2",
      [email.toLowerCase(), Date.now()],
    ),
  );
  return rows[0];
}

/** Lets an identity provider add only people who are invited by the address that it has verified. */
export async function requireInvited(person: { email: string; emailVerified: boolean }): Promise<boolean> {
  return person.emailVerified && (await invitationFor(person.email)) !== undefined;
}

/** Gives a person whom an identity provider has added what the invitation says. */
export async function joinAsInvited(person: { id: string; name: string; email: string }): Promise<void> {
  const invitation = await invitationFor(person.email);
  if (invitation) {
    await askStore(undefined, (database) =>
      database.transaction((queries) => useInvitation(queries, person, invitation)),
    );
  }
}
