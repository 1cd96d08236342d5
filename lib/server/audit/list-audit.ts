import "server-only";
import { z } from "zod";
import { auditActions } from "./write-audit";
import { CallboardError } from "@/lib/server/errors";
import { askStore } from "@/lib/server/store/ask-store";

/** Events on a page. */
const size = 50;

/** PostgreSQL cannot hold U+0000. */
const words = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);

const filters = z.object({
  action: z.enum(auditActions).optional(),
  person: words.optional(),
  /** Days in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  text: words.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** The parameters of the audit log. */
export const auditParameters = Object.keys(filters.shape);

const event = z.object({
  id: z.number(),
  at: z.number().transform((ms) => new Date(ms).toISOString()),
  action: z.string(),
  actorKind: z.string(),
  actorName: z.string().nullable(),
  address: z.string().nullable(),
  connectionId: z.number().nullable(),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});

export interface AuditPage {
  events: z.output<typeof event>[];
  total: number;
  page: number;
  size: number;
}

const dayStart = (text: string | undefined, after = 0) =>
  text === undefined ? null : Date.parse(`${text}T00:00:00Z`) + after;

/**
 * Events of the audit log, the newest first.
 * @throws CallboardError `bad_request` for filters that are not understood
 */
export async function listAudit(search: URLSearchParams, signal?: AbortSignal): Promise<AuditPage> {
  const given = auditParameters.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : []));
  const parsed = filters.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new CallboardError(
      "bad_request",
      "Set action, person, from, to (YYYY-MM-DD), text and page as they are listed.",
    );
  }
  const { action, person, from, to, text, page } = parsed.data;
  const values = [
    action ?? null,
    person ?? null,
    dayStart(from),
    dayStart(to, 86_400_000),
    text?.toLowerCase() ?? null,
  ];
  const where = `($1::text is null or action = $1)
    and ($2::text is null or actor_id = $2 or subject = $2 or strpos(lower(coalesce(actor_name, '')), lower($2)) > 0)
    and ($3::float8 is null or at >= $3) and ($4::float8 is null or at < $4)
    and ($5::text is null or strpos(lower(concat_ws(' ', action, actor_name, address, subject, details::text)), $5) > 0)`;
  return askStore(signal, async (database) => {
    const [counted] = await database.query<{ total: number }>(
      `select count(*) as total from audit_events where ${where}`,
      values,
      signal,
    );
    const rows = await database.query(
      `select event_id as id, at, action, actor_kind as "actorKind", actor_name as "actorName", address,
         connection_id as "connectionId", subject, details
       from audit_events where ${where} order by at desc, event_id desc limit ${size} offset $6`,
      [...values, (page - 1) * size],
      signal,
    );
    return { events: z.array(event).parse(rows), total: counted?.total ?? 0, page, size };
  });
}
