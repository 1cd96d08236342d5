// `npm run secrets -- rotate`: encrypts what is stored with the newest key.
import { config } from "../lib/server/config";
import { rotateCredentials } from "../lib/server/connections/rotate-credentials";
import { joinCluster } from "../lib/server/postgres/cluster/join-cluster";
import { openDatabase } from "../lib/server/postgres/database";
import { joinGivenServer } from "../lib/server/postgres/given-server";
import { StoreError } from "../lib/server/postgres/store-error";
import { migrate } from "../lib/server/store/migrate";
import { loadEnvFiles } from "./environment.mjs";
import { main, Mistake } from "./main.mjs";

const help = `Keeps the credentials of the connections that were made in the app encrypted with the newest key.

  npm run secrets -- rotate   encrypts all of them again, with the first key of CALLBOARD_SECRET

To replace the key: put a new one in front (CALLBOARD_SECRET=new,old), restart all processes, rotate, then remove the old
one and restart them again. If the key is the file secret.key in CALLBOARD_DATA_DIR, its text is the old one.

Ends with 0 if all went well, 1 if some credentials cannot be decrypted, 2 for a command that is not understood.`;

function join() {
  const { store } = config();
  return store.server === "given"
    ? joinGivenServer(store.url)
    : joinCluster(store.folder, new AbortController().signal);
}

await main(async () => {
  const [command, ...rest] = process.argv.slice(2);
  if (command !== "rotate" || rest.length > 0) {
    const isAsked = command === "--help" || command === "-h";
    (isAsked ? console.log : console.error)(help);
    return isAsked ? 0 : 2;
  }
  loadEnvFiles("production");
  const server = await join().catch((error: unknown) => {
    throw error instanceof StoreError ? new Mistake(error.message) : error;
  });
  const database = openDatabase(server.config);
  try {
    await migrate(database);
    const { encrypted, unreadable } = await rotateCredentials(database);
    console.log(`${encrypted} encrypted again.`);
    if (unreadable.length === 0) return 0;
    console.error(
      `Their key is not here: ${unreadable.join(", ")}. Add it to CALLBOARD_SECRET, or replace the credentials.`,
    );
    return 1;
  } finally {
    await database.close();
    await server.leave();
  }
});
