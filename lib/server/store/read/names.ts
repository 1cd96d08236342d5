import "server-only";
import type { Queries } from "@/lib/server/postgres/database";

/** An agent as the mirror knows it: without a name where the upstream has not named it. */
export interface StoredAgent {
  id: string;
  name: string | null;
  deleted: boolean;
}

/** The agents of a connection, those that do not exist any more included. */
export function readAgents(queries: Queries, connectionId: number): Promise<StoredAgent[]> {
  return queries.query<StoredAgent>(`select id, name, deleted from agents where connection_id = $1`, [
    connectionId,
  ]);
}

/** The account's own IANA zone; undefined where it is not known. */
export async function readTimeZone(queries: Queries, connectionId: number): Promise<string | undefined> {
  const [row] = await queries.query<{ time_zone: string | null }>(
    `select time_zone from connections where connection_id = $1`,
    [connectionId],
  );
  return row?.time_zone ?? undefined;
}
