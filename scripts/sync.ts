// `npm run sync`: how far the mirror is, commands for its sync, and a sync until all is there.
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { SyncProgress } from "../lib/calls/answers";
import { config } from "../lib/server/config";
import { connections } from "../lib/server/connections";
import { loadConnections } from "../lib/server/connections/load-connections";
import { joinCluster } from "../lib/server/postgres/cluster/join-cluster";
import { openDatabase, type Database } from "../lib/server/postgres/database";
import { joinGivenServer } from "../lib/server/postgres/given-server";
import { migrate } from "../lib/server/store/migrate";
import type { DatabaseServer } from "../lib/server/postgres/server";
import { StoreError } from "../lib/server/postgres/store-error";
import { isWhole, readProgress } from "../lib/server/sync/progress";
import { startSync } from "../lib/server/sync/start-sync";
import { sendCommand, type Command } from "../lib/server/sync/commands";
import { loadEnvFiles } from "./environment.mjs";
import { main, Mistake } from "./main.mjs";

const help = `Keeps the mirror, Callboard's own copy of the calls, equal to the upstream.

  npm run sync -- status     how far it is; ends with 3 where calls are still missing
  npm run sync -- run        syncs until all is there, here or in the process that does so already
  npm run sync -- now        asks the process that syncs to read the newest calls now
  npm run sync -- pause      asks it to rest until \`resume\`
  npm run sync -- resume
  npm run sync -- recheck    asks it to read everything again

  --connection <slug>   one connection only
  --timeout <seconds>   with run: gives up after so long
  --json                says it in JSON, a line for each look

Ends with 0 where all went well, 1 where it failed, 2 for a command that is not understood, 3 where calls are missing.`;

interface Known {
  connectionId: number;
  slug: string;
  name: string;
}

const failed = 1;
const misunderstood = 2;
const unfinished = 3;

function join(): Promise<DatabaseServer> {
  const { store } = config();
  return store.server === "given"
    ? joinGivenServer(store.url)
    : joinCluster(store.folder, new AbortController().signal);
}

/** Those that are configured, and those that the mirror has of earlier ones, such as the sandbox's. */
async function knownConnections(database: Database, slug: string | undefined): Promise<Known[]> {
  const configured: readonly Known[] = connections();
  const rows = await database.query<{ id: number }>(`select connection_id as id from connections`);
  const stored = rows.map(({ id }) => ({
    connectionId: id,
    slug: `connection-${id}`,
    name: `Connection ${id}`,
  }));
  const all = [
    ...configured,
    ...stored.filter(({ connectionId }) => configured.every((own) => own.connectionId !== connectionId)),
  ];
  const chosen = all.filter((connection) => slug === undefined || connection.slug === slug);
  if (chosen.length === 0) throw new Mistake("There is no such connection.");
  return chosen;
}

function inWords(progress: SyncProgress): string {
  const { name, state, paused, loaded, expected, ratePerSecond, remainingSeconds, asOf, error } = progress;
  const parts = [
    `${name}: ${paused ? "paused" : state}`,
    `${loaded.toLocaleString("en")}${expected === undefined ? "" : ` of ${expected.toLocaleString("en")}`} calls`,
    ...(ratePerSecond > 0 ? [`${Math.round(ratePerSecond)} a second`] : []),
    ...(remainingSeconds !== undefined && remainingSeconds > 0 ? [`${remainingSeconds} s to go`] : []),
    ...(asOf === undefined ? [] : [`as of ${asOf}`]),
    ...(error === undefined ? [] : [`${error.code}: ${error.message}`]),
  ];
  return parts.join(", ");
}

async function tell(database: Database, known: readonly Known[], json: boolean): Promise<SyncProgress[]> {
  const options = { absent: { state: "starting" }, now: Date.now() } as const;
  const all = await Promise.all(known.map((connection) => readProgress(database, connection, options)));
  if (json) console.log(JSON.stringify({ connections: all }));
  else for (const progress of all) console.log(inWords(progress));
  return all;
}

/** Syncs, or watches who does, until nothing is missing. */
async function run(
  database: Database,
  slug: string | undefined,
  { json, seconds }: { json: boolean; seconds: number },
): Promise<number> {
  const chosen = connections().filter((connection) => slug === undefined || connection.slug === slug);
  if (chosen.length === 0) {
    throw new Mistake(
      "No account is configured: set HIGHLEVEL_TOKEN and HIGHLEVEL_LOCATION_ID (.env.example).",
    );
  }
  const syncs = startSync(database, chosen, config().reReadEvery);
  const end = Date.now() + seconds * 1_000;
  try {
    for (;;) {
      await pause(1_000);
      const all = await tell(database, chosen, json);
      if (all.every(isWhole)) return 0;
      if (all.some(({ state }) => state === "failed")) return failed;
      if (Date.now() > end) return unfinished;
    }
  } finally {
    await syncs.stop();
  }
}

const isWish = (command: string | undefined): command is Command =>
  command !== undefined && ["now", "pause", "resume", "recheck"].includes(command);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h", default: false },
        json: { type: "boolean", default: false },
        connection: { type: "string" },
        timeout: { type: "string", default: "Infinity" },
      },
    });
    const [command, ...rest] = positionals;
    const known = isWish(command) || command === "status" || command === "run";
    const seconds = Number(values.timeout);
    return known && rest.length === 0 && seconds > 0
      ? { ...values, command, seconds }
      : { help: values.help };
  } catch {
    return { help: false };
  }
}

await main(async () => {
  const given = readArguments();
  if (!("command" in given)) {
    if (given.help) console.log(help);
    else console.error(help);
    return given.help ? 0 : misunderstood;
  }
  loadEnvFiles("production");
  const { command, connection: slug, json, seconds } = given;
  const server = await join().catch((error: unknown) => {
    throw error instanceof StoreError ? new Mistake(error.message) : error;
  });
  const database = openDatabase(server.config);
  try {
    await migrate(database);
    await loadConnections(database);
    if (command === "run") return await run(database, slug, { json, seconds });
    const known = await knownConnections(database, slug);
    if (isWish(command)) {
      for (const { connectionId } of known) await sendCommand(database, connectionId, command, Date.now());
    }
    const all = await tell(database, known, json);
    if (command !== "status") return 0;
    if (all.some(({ error }) => error !== undefined)) return failed;
    return all.every(isWhole) ? 0 : unfinished;
  } finally {
    await database.close();
    await server.leave();
  }
});
