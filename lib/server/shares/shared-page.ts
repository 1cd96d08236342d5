import "server-only";
import type { ConnectionInfo } from "@/lib/calls/connections";
import { conditionNames, fields, type FieldName } from "@/lib/calls/fields/fields";
import { describeRange } from "@/lib/calls/fields/range";
import { describeFilters } from "@/lib/calls/query/describe";
import { sharedDefaults, type Place } from "@/lib/calls/query/place";
import { parametersOf, type CallQuery, type ParameterName } from "@/lib/calls/query/parameters";
import { describeGrants } from "@/lib/server/access/describe-grants";
import { isAtLeast } from "@/lib/server/access/policy";
import type { Reader } from "@/lib/server/access/reader";
import { listAgents } from "@/lib/server/calls/list-agents";
import { optional } from "@/lib/server/query/optional";
import { requireShare } from "./open-share";
import { isUnlocked } from "./password";
import { toReader } from "./stored-share";

/** What stands around the pages of a share. */
export interface SharedFrame {
  place: Place;
  connections: Readonly<Record<string, ConnectionInfo>>;
  /** Absent until the password was given. */
  shown?: {
    /** Whose calls these are. */
    name: string;
    /** Which of them, as a sentence without its end. */
    what: string;
    zone: string;
    /** ISO 8601. */
    expiresAt: string;
  };
}

/** Which calls are shown: of conditions that the level may not ask, only that there are some. */
async function describe(reader: Reader, query: CallQuery, locale: string): Promise<string> {
  const level = reader.grants[0]?.level ?? "metrics";
  const isTold = (name: FieldName) => {
    const field = fields[name];
    return field.role !== "condition" || isAtLeast(level, field.level);
  };
  const untold = new Set<ParameterName>(conditionNames.filter((name) => !isTold(name)).flatMap(parametersOf));
  const late = AbortSignal.timeout(3_000);
  const agents = await optional(late, (signal) => listAgents(reader, signal));
  const filters = describeFilters(
    { ...query, tz: undefined },
    {
      agent: (id) => agents?.agents.find((agent) => agent.id === id)?.name ?? id,
      contact: (id) => id,
      connection: (slug) => slug,
    },
  );
  const told = filters.filter(({ parameters }) => !parameters.some((name) => untold.has(name)));
  const parts = told.map(({ label, value }) => `${label}: ${value}`);
  if (told.length < filters.length) parts.push("chosen calls");
  return [describeRange(query, locale), ...parts].join(" · ");
}

/**
 * What stands around the pages of a share.
 * @throws CallboardError `not_found` for a link that is not valid
 */
export async function readSharedFrame(token: string, headers: Headers, locale: string): Promise<SharedFrame> {
  const stored = await requireShare(token, headers);
  const base = `/s/${token}`;
  if (!isUnlocked(stored, headers, Date.now())) return { place: { base, defaults: {} }, connections: {} };
  const reader = toReader(stored);
  const { page, query, files, clip } = reader.share;
  const what =
    page === "call"
      ? clip
        ? `A part of one call, second ${clip.from} to ${clip.to}`
        : "One call"
      : await describe(reader, query, locale);
  return {
    place: { base, defaults: sharedDefaults(query), shared: { page, level: stored.level, files } },
    connections: describeGrants(reader.grants),
    shown: {
      name: reader.grants.map(({ connection }) => connection.name).join(", "),
      what,
      zone: query.tz ?? "UTC",
      expiresAt: new Date(stored.expires_at).toISOString(),
    },
  };
}

/** Where a page of a share stands. @throws CallboardError `not_found` */
export async function readPlace(token: string, headers: Headers): Promise<Place> {
  const { query } = toReader(await requireShare(token, headers)).share;
  return { base: `/s/${token}`, defaults: sharedDefaults(query) };
}
