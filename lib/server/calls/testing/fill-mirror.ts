import "server-only";
import type { Call } from "@/lib/calls/call";
import type { Database } from "@/lib/server/postgres/database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { saveWindow } from "@/lib/server/store/write/save-window";
import { patient, type Account } from "./account";

/** Loads all calls of an account into the mirror. @param now ms since the epoch */
export async function fillMirror(database: Database, { reader }: Account, now: number): Promise<void> {
  for (const { connection } of reader.grants) {
    const { source, connectionId } = connection;
    if (source.feed.by !== "window") continue;
    const calls: Call[] = [];
    for (let page = 1, rows = 1; rows > 0; page++) {
      const answer = await source.feed.page({ start: 0, end: now }, page, patient());
      calls.push(...answer.calls);
      rows = answer.rows;
    }
    await registerConnection(database, connection, now);
    const window = { start: 0, end: now, calls, unreadable: 0, verified: true, readAt: now };
    await saveWindow(database, connectionId, window);
  }
}
