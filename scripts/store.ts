// `npm run store`: moves what is stored to another PostgreSQL, or our own PostgreSQL to a newer version.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { config } from "../lib/server/config";
import { joinCluster } from "../lib/server/postgres/cluster/join-cluster";
import { upgradeCluster } from "../lib/server/postgres/cluster/upgrade-cluster";
import { copyStore, type Report } from "../lib/server/postgres/copy/copy-store";
import { joinGivenServer } from "../lib/server/postgres/given-server";
import type { DatabaseServer } from "../lib/server/postgres/server";
import { openDatabase } from "../lib/server/postgres/database";
import { StoreError } from "../lib/server/postgres/store-error";
import { emptyMirror } from "../lib/server/store/empty-mirror";
import { loadEnvFiles } from "./environment.mjs";
import { main, Mistake } from "./main.mjs";

const help = `Moves what Callboard has stored. Stop Callboard first.

  npm run store -- copy <from> <to>   copies all to a database that is empty
  npm run store -- rebuild            empties the mirror, so that all calls are read again: for damaged files
  npm run store -- upgrade            moves Callboard's own PostgreSQL up to the newest version that is here

<from> and <to> are each a connection string, postgres://user@host:port/database, or a folder: that of CALLBOARD_DATA_DIR,
in which Callboard runs a PostgreSQL of its own (.data). The password of a connection string may be left to the
variable PGPASSWORD or to ~/.pgpass. Both databases are brought up to this version of Callboard.

With --partitions=16 the large tables of <to> are spread over so many partitions by connection (docs/growing.md).

To move to a PostgreSQL of your own: create an empty database in UTF8, then
  npm run store -- copy .data postgres://callboard@db.example/callboard
and set DATABASE_URL to it. The folder .data/postgres can be removed when all is well.`;

/** Says how far each table is, in one line of its own. */
const report: Report = (table, rows) => {
  const line = `${table}: ${rows.toLocaleString("en")} rows`;
  if (process.stdout.isTTY) process.stdout.write(`${rows === 0 ? "\n" : "\r"}${line}`);
  else if (rows === 0) console.log(table);
};

const isUrl = (text: string) => /^postgres(ql)?:/.test(text);

const joinEither = (text: string): Promise<DatabaseServer> =>
  /^postgres(ql)?:/.test(text)
    ? joinGivenServer(text)
    : joinCluster(resolve(text), new AbortController().signal);

async function copy(from: string, to: string, partitions: number | undefined): Promise<void> {
  if (!isUrl(from) && !existsSync(join(from, "postgres")))
    throw new Mistake(`There is no mirror in ${from}.`);
  const source = await joinEither(from);
  try {
    const target = await joinEither(to);
    try {
      await copyStore(source.config, target.config, report, partitions);
    } finally {
      await target.leave();
    }
  } finally {
    await source.leave();
  }
  console.log("\nAll is copied, and counted on both sides.");
}

async function rebuild(): Promise<void> {
  const { store } = config();
  const server = await joinEither(store.server === "given" ? store.url : store.folder);
  const database = openDatabase(server.config);
  try {
    await database.transaction(emptyMirror);
  } finally {
    await database.close();
    await server.leave();
  }
  console.log(
    "The mirror is empty. Start Callboard: it reads all calls again. Saved views are as they were.",
  );
}

function partitionsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parts = Number(text);
  if (Number.isInteger(parts) && parts >= 2 && parts <= 256) return parts;
  throw new Mistake("--partitions: expected a number from 2 to 256.");
}

async function upgrade(): Promise<void> {
  const { store } = config();
  if (store.server !== "own") {
    throw new Mistake("DATABASE_URL is set: Callboard runs no PostgreSQL of its own.");
  }
  const { from, to } = await upgradeCluster(store.folder, report);
  console.log(
    from === to
      ? `PostgreSQL ${to} is the newest that is here already.`
      : `\nFrom PostgreSQL ${from} to ${to}. The old files stay until Callboard has started on the new ones.`,
  );
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" }, partitions: { type: "string" } },
  });
  const [command, from, to, ...rest] = positionals;
  loadEnvFiles("production");
  try {
    if (values.help) console.log(help);
    else if (command === "copy" && from !== undefined && to !== undefined && rest.length === 0)
      await copy(from, to, partitionsOf(values.partitions));
    else if (command === "rebuild" && from === undefined) await rebuild();
    else if (command === "upgrade" && from === undefined) await upgrade();
    else throw new Mistake(help);
  } catch (error) {
    throw error instanceof StoreError ? new Mistake(error.message) : error;
  }
  return 0;
});
