import "server-only";
import { z } from "zod";
import type { SyncAnswer } from "@/lib/calls/answers";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";
import { readChange } from "@/lib/server/http/read-change";
import type { Reader } from "@/lib/server/access/reader";
import { askStore } from "@/lib/server/store/ask-store";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { getSync } from "./get-sync";
import { runFor } from "./run-for";
import { sendCommand } from "./commands";

const change = z.strictObject({
  action: z.enum(["now", "pause", "resume", "recheck"], "The action is now, pause, resume or recheck."),
  /** Slug; all where there is none. */
  connection: z.string().optional(),
});

const expectedOfJob = 'Send nothing, or {"seconds": 8} with 1 to 300 seconds.';

/** What a cron job may ask for: seconds of work. */
const slice = z.strictObject(
  { seconds: z.number(expectedOfJob).min(1, expectedOfJob).max(300, expectedOfJob).default(8) },
  expectedOfJob,
);

async function workForJob(reader: Reader, request: Request): Promise<void> {
  const { seconds } = await readChange(request, slice, {});
  const connections = reader.grants.map(({ connection }) => connection);
  await askStore(request.signal, (database) =>
    runFor(
      database,
      connections,
      { milliseconds: seconds * 1_000, reReadEvery: config().reReadEvery },
      request.signal,
    ),
  );
}

/** Leaves a command for the sync of some connections. @throws CallboardError `bad_request` for an unknown connection */
async function command(reader: Reader, { action, connection: slug }: z.output<typeof change>): Promise<void> {
  const chosen = reader.grants
    .map(({ connection }) => connection)
    .filter((connection) => slug === undefined || connection.slug === slug);
  if (chosen.length === 0) throw new CallboardError("bad_request", "There is no such connection.");
  const now = Date.now();
  await askStore(undefined, async (database) => {
    for (const connection of chosen) {
      await registerConnection(database, connection, now);
      await sendCommand(database, connection.connectionId, action, now);
    }
  });
}

/**
 * `POST /api/sync`: a command from one of our pages, or a part of the work for a cron job with the secret.
 * @throws CallboardError
 */
export async function changeSync(reader: Reader, request: Request): Promise<SyncAnswer> {
  if (reader.kind === "job") await workForJob(reader, request);
  else await command(reader, await readChange(request, change));
  return getSync(reader);
}
