import "server-only";
import type { Database } from "@/lib/server/postgres/database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "../context";
import { fillRound, headRound } from "../rounds";
import { createMemoryConnection, type ListedCall } from "./memory-source";

/** When the sync of a memory account begins, ms since the epoch. */
export const beginning = Date.parse("2026-11-20T18:00:00Z");

let accounts = 0;

/** An account of its own over an upstream in memory, which is synced round by round. */
export async function openMemoryAccount(
  database: Database,
  calls: ListedCall[],
  upstream: Parameters<typeof createMemoryConnection>[2] = {},
) {
  let time = beginning;
  const { connection, requests } = createMemoryConnection(`account-${(accounts += 1)}`, calls, upstream);
  await registerConnection(database, connection, time);
  const context = createContext(database, connection, () => time);
  const { signal } = new AbortController();
  return {
    connection,
    context,
    requests,
    now: () => time,
    advance: (milliseconds: number) => void (time += milliseconds),
    async round() {
      await headRound(context, signal);
      await fillRound(context, signal);
    },
    async ids() {
      const rows = await database.query<{ id: string }>(
        "select id from calls where connection_id = $1 order by started_at desc, id",
        [connection.connectionId],
      );
      return rows.map(({ id }) => id);
    },
  };
}
