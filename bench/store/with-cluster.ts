import { joinCluster } from "../../lib/server/postgres/cluster/join-cluster";
import { openDatabase, type Database } from "../../lib/server/postgres/database";
import { migrate } from "../../lib/server/store/migrate";

/** Uses a PostgreSQL of the kind that Callboard runs by itself, in a folder, with the newest schema. */
export async function withCluster<T>(folder: string, work: (database: Database) => Promise<T>): Promise<T> {
  const server = await joinCluster(folder, new AbortController().signal);
  const database = openDatabase(server.config);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
    await server.leave();
  }
}
