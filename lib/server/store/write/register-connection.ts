import "server-only";
import { usualLanguages } from "@/lib/calls/search/stems";
import type { Database } from "@/lib/server/postgres/database";
import { saveLanguages } from "./save-words";

/** Makes the rows that everything of a connection hangs on, where they are not there yet. */
export async function registerConnection(
  database: Database,
  connection: {
    connectionId: number;
    provider: string;
    account: string;
    languages?: readonly string[] | undefined;
  },
  now: number,
): Promise<void> {
  const { connectionId, provider, account, languages = usualLanguages } = connection;
  await database.transaction(async (queries) => {
    await queries.query(
      `insert into connections (connection_id, provider, account, created_at) values ($1, $2, $3, $4)
       on conflict (connection_id) do nothing`,
      [connectionId, provider, account, now],
    );
    await queries.query(
      `insert into sync_states (connection_id, state, updated_at) values ($1, 'idle', $2)
       on conflict (connection_id) do nothing`,
      [connectionId, now],
    );
    await saveLanguages(queries, connectionId, languages);
  });
}
