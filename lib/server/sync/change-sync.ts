import "server-only";
import { z } from "zod";
import type { SyncAnswer } from "@/lib/calls/answers";
import { CallboardError } from "@/lib/server/errors";
import { readChange, readText } from "@/lib/server/http/read-change";
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

/** What a cron job may ask for: seconds of work. */
const slice = z.strictObject({ seconds: z.number().min(1).max(300).default(8) });

async function workForJob(reader: Reader, request: Request): Promise<void> {
  const body = await readText(request);
  const wanted = slice.safeParse(body === "" ? {} : parseJson(body));
  if (!wanted.success) {
    throw new CallboardError(
      "bad_request",
      'What was sent is not understood: send nothing, or {"seconds": 8}.',
    );
  }
  const connections = reader.grants.map(({ connection }) => connection);
  await askStore(request.signal, (database) =>
    runFor(database, connections, wanted.data.seconds * 1_000, request.signal),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
