import "server-only";
import type { Queries } from "../../postgres/database";

/** An agent as the mirror knows it; its name is null if the upstream has not named it. */
export interface StoredAgent {
  connection_id: number;
  id: string;
  name: string | null;
  deleted: boolean;
  /** Whether it is in use, in the upstream's word; null if that is not said. */
  status: string | null;
}

/** The agents of some connections, deleted ones included. */
export function readAgents(queries: Queries, connectionIds: readonly number[]): Promise<StoredAgent[]> {
  return queries.query<StoredAgent>(
    `select connection_id, id, name, deleted, status from agents where connection_id = any($1::int[])`,
    [connectionIds],
  );
}

/** The account's own IANA zone; undefined if it is not known. */
export async function readTimeZone(queries: Queries, connectionId: number): Promise<string | undefined> {
  const [row] = await queries.query<{ time_zone: string | null }>(
    `select time_zone from connections where connection_id = $1`,
    [connectionId],
  );
  return row?.time_zone ?? undefined;
}

/** What the upstream calls an account; undefined if it is not known. */
export async function readAccountName(queries: Queries, connectionId: number): Promise<string | undefined> {
  const [row] = await queries.query<{ account_name: string | null }>(
    `select account_name from connections where connection_id = $1`,
    [connectionId],
  );
  return row?.account_name ?? undefined;
}
