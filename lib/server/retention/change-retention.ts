import "server-only";
import { z } from "zod";
import type { RetentionAnswer } from "@/lib/calls/retention";
import type { Reader } from "@/lib/server/access/reader";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { CallboardError } from "@/lib/server/errors";
import { askStore } from "@/lib/server/store/ask-store";
import { readRetention, saveRetention } from "@/lib/server/store/retention";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { database as openStore } from "@/lib/server/store/store";
import { expireConnection } from "./start-retention";

const message = "Days are whole numbers from 1 to 36500, or null to keep it forever.";
const days = z.int(message).min(1, message).max(36_500, message).nullable();

/** For how long the parts of a connection's calls are to be kept. */
export const retentionChange = z.strictObject({
  connection: z.string('Name the "connection".'),
  textDays: days,
  peaksDays: days,
  factsDays: days,
});

/** For how long each connection keeps its calls. */
export async function getRetention({ grants }: Reader, signal?: AbortSignal): Promise<RetentionAnswer> {
  return askStore(signal, async (database) => ({
    connections: await Promise.all(
      grants.map(async ({ connection: { connectionId, slug, name } }) => ({
        connection: slug,
        name,
        ...(await readRetention(database, connectionId)),
      })),
    ),
  }));
}

/**
 * Changes for how long a connection keeps its calls. What is too old now is deleted behind the answer.
 * @throws CallboardError `not_found` for a connection that does not exist
 */
export async function changeRetention(
  reader: Reader,
  { connection: slug, ...change }: z.output<typeof retentionChange>,
  headers: Headers,
): Promise<RetentionAnswer> {
  const own = reader.grants.find(({ connection }) => connection.slug === slug)?.connection;
  if (!own) throw new CallboardError("not_found", "There is no such connection here. Check its name.");
  const { connectionId } = own;
  const now = Date.now();
  await askStore(undefined, async (database) => {
    await registerConnection(database, own, now);
    await database.transaction(async (queries) => {
      await saveRetention(queries, connectionId, change, now);
      const details = Object.fromEntries(
        Object.entries(change).map(([name, each]) => [name, each ?? "forever"]),
      );
      await writeAudit(queries, { reader, headers }, { action: "retention.change", connectionId, details });
    });
  });
  const store = openStore();
  // A failure is tried again by the job.
  if (store) void expireConnection(store, connectionId, new AbortController().signal).catch(() => undefined);
  return getRetention(reader);
}
