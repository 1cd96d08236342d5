// `npm run people`: who may sign in, and a link by which an owner gets in again who has lost the password.
import { config } from "../lib/server/config";
import { ownerCode } from "../lib/server/people/join";
import { makeResetPath } from "../lib/server/people/reset";
import { joinCluster } from "../lib/server/postgres/cluster/join-cluster";
import { openDatabase, type Database } from "../lib/server/postgres/database";
import { joinGivenServer } from "../lib/server/postgres/given-server";
import type { DatabaseServer } from "../lib/server/postgres/server";
import { StoreError } from "../lib/server/postgres/store-error";
import { migrate } from "../lib/server/store/migrate";
import { storeHolder } from "../lib/server/store/store";
import { loadEnvFiles } from "./environment.mjs";
import { main, Mistake } from "./main.mjs";

const help = `Who may sign in to Callboard.

  npm run people -- list                    the people, and who of them is an owner
  npm run people -- reset <e-mail address>  a link to a new password, for an hour; second factors are turned off
  npm run people -- code                    the code for the first owner, as long as there is none`;

interface Row {
  id: string;
  name: string;
  email: string;
  isOwner: boolean;
}

const join = (): Promise<DatabaseServer> => {
  const { store } = config();
  return store.server === "given"
    ? joinGivenServer(store.url)
    : joinCluster(store.folder, new AbortController().signal);
};

/** The people, by name. */
const readPeople = ({ query }: Database) =>
  query<Row>('select id, name, email, is_owner as "isOwner" from people order by name');

async function reset(database: Database, email: string): Promise<string> {
  const person = (await readPeople(database)).find((each) => each.email === email.trim().toLowerCase());
  if (!person) throw new Mistake("There is no person with this address. See: npm run people -- list");
  await database.transaction(async ({ query }) => {
    await query("delete from two_factors where person_id = $1", [person.id]);
    await query("update people set two_factor_enabled = false where id = $1", [person.id]);
  });
  storeHolder.store = { state: "ok", database, stop: () => Promise.resolve() };
  const path = await makeResetPath(new Headers(), person.id);
  const { publicOrigin } = config();
  return publicOrigin === undefined
    ? `At the address of Callboard, open ${path}`
    : `Open ${publicOrigin}${path}`;
}

async function run(database: Database, [command, email]: readonly string[]): Promise<number> {
  const people = await readPeople(database);
  if (command === "list") {
    if (people.length === 0) console.log("There are no people yet. See: npm run people -- code");
    for (const each of people) console.log(`${each.email}  ${each.name}${each.isOwner ? "  (owner)" : ""}`);
  } else if (command === "code") {
    console.log(people.some(({ isOwner }) => isOwner) ? "There is an owner already." : ownerCode());
  } else {
    console.log(await reset(database, email ?? ""));
  }
  return 0;
}

await main(async () => {
  const given = process.argv.slice(2);
  const isKnown = given[0] === "list" || given[0] === "code" || (given[0] === "reset" && given.length === 2);
  if (!isKnown) {
    console.log(help);
    return given[0] === "--help" ? 0 : 2;
  }
  loadEnvFiles("production");
  const server = await join().catch((error: unknown) => {
    throw error instanceof StoreError ? new Mistake(error.message) : error;
  });
  const database = openDatabase(server.config);
  try {
    await migrate(database);
    return await run(database, given);
  } finally {
    await database.close();
    await server.leave();
  }
});
