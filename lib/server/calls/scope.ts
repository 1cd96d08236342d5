import "server-only";
import type { Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { resolveWindow, type TimeWindow } from "@/lib/calls/time/window";
import type { Connection } from "@/lib/server/connections";
import type { Reader } from "@/lib/server/access/reader";
import type { Database } from "@/lib/server/postgres/database";
import { openedDatabase } from "@/lib/server/store/store";
import { readTimeZone } from "@/lib/server/store/read/names";
import { askBriefly } from "./adornment";
import { askStore } from "@/lib/server/store/ask-store";

/** What a query means at one moment: whose calls, in which zone, between which instants. */
export interface Scope {
  query: CallQuery;
  /** Undefined where the query names no connection that the reader may see: then it matches nothing. */
  connection: Connection | undefined;
  /** Where the mirror is; undefined while there is none to ask. */
  database: Database | undefined;
  /** IANA zone, as it was asked for. */
  zone: string;
  window: TimeWindow;
  /** The moment of asking, ms since the epoch. */
  asOf: number;
  notices: Notice[];
}

/** ms that a question waits for a store that is being opened: it knows more than the upstream, and sooner. */
const openingPatience = 4_000;

/** The upstream is asked only for what the mirror does not know. */
async function findZone(
  connection: Connection | undefined,
  database: Database | undefined,
  signal: AbortSignal,
) {
  if (!connection) return { zone: "UTC" };
  if (connection.timeZone !== undefined) return { zone: connection.timeZone };
  const stored = database && (await askStore(() => readTimeZone(database, connection.connectionId)));
  if (stored) return { zone: stored };
  const answer = await askBriefly(signal, async (brief) => ({
    zone: (await connection.source.names.zone?.(brief)) ?? "UTC",
  }));
  if (answer) return answer;
  const notice: Notice = {
    code: "zone_unavailable",
    message: "The account's own time zone could not be read just now. Days are shown in UTC.",
  };
  return { zone: "UTC", notice };
}

/**
 * Resolves a query.
 *
 * @param now ms since the epoch
 */
export async function resolveScope(
  reader: Reader,
  query: CallQuery,
  signal: AbortSignal,
  now = Date.now(),
): Promise<Scope> {
  const database = await openedDatabase(openingPatience, signal);
  const asked = query.connection;
  const known = reader.grants.map(({ connection }) => connection);
  const connection = known.find(({ slug }) => asked.length === 0 || asked.includes(slug));
  const { zone, notice } = await (query.tz === undefined
    ? findZone(connection, database, signal)
    : { zone: query.tz, notice: undefined });
  const notices = notice ? [notice] : [];
  const unknown = asked.filter((slug) => known.every((each) => each.slug !== slug));
  if (unknown.length > 0) {
    notices.push({
      code: "unknown_connection",
      parameter: "connection",
      message: "The link names a connection that does not exist here. It has no calls.",
    });
  }
  const window = resolveWindow(query, zone, now);
  const { start, end, rolling } = window;
  if (!rolling && start !== undefined && end !== undefined && start >= end) {
    notices.push({
      code: "empty_range",
      parameter: "to",
      message: "The range of time ends before it begins, so it holds no calls.",
    });
  }
  return { query, connection, database, zone, window, asOf: now, notices };
}

/** Whether no call can be in the scope, so that no upstream needs to be asked. */
export function isEmptyScope({ query, connection, window }: Scope): boolean {
  const { start, end } = window;
  const noTime = start !== undefined && end !== undefined && start >= end;
  const noDuration = query.min !== undefined && query.max !== undefined && query.min >= query.max;
  return !connection || noTime || noDuration;
}

/** The connection of a scope that is not empty. */
export function connectionOf(scope: Scope): Connection {
  if (!scope.connection) throw new Error("An empty scope has no connection");
  return scope.connection;
}
