import "server-only";
import type pg from "pg";
import { wait } from "../backoff";
import type { DatabaseServer } from "../server";
import { StoreError } from "../store-error";
import { watch, type Watch } from "../watch";
import { clusterMajor, findBinaries, type Binaries } from "./binaries";
import { startPostgres, stopPostgres } from "./control";
import { account, createCluster } from "./create-cluster";
import { removeFormer, requireNoUpgrade, restoreFormer } from "./former-cluster";
import { isRunning, readPidFile } from "./pid-file";
import { placeOf, type Place } from "./place";

/** Milliseconds for all there is to do: laying out the files, recovering from a crash, waiting for others. */
const patience = 90_000;

// Each process that uses a server of our own holds this lock shared for as long as it does.
const lock = "hashtextextended('callboard server', 0)";

async function ask(client: pg.Client, call: string): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>(`select ${call}(${lock}) as done`);
  return rows[0]?.done === true;
}

/** Begins to use a server; false where it is about to be stopped. */
const enter = (client: pg.Client): Promise<boolean> => ask(client, "pg_try_advisory_lock_shared");

/** Ends the use of a server. True if nobody else uses it; then nobody can enter as long as `client` is connected. */
async function exit(client: pg.Client): Promise<boolean> {
  await ask(client, "pg_advisory_unlock_shared");
  return ask(client, "pg_try_advisory_lock");
}

interface Joined {
  config: pg.PoolConfig;
  watched: Watch;
}

/** Joins the server of a cluster if one answers; "later" if one starts or stops; "absent" if none runs. */
async function tryToJoin(cluster: string): Promise<Joined | "later" | "absent"> {
  const found = await readPidFile(cluster);
  if (found === undefined) return "absent";
  const config = { host: found.socket, port: found.port, ssl: false, ...account };
  // Whether it answers counts first: in another container it has another number.
  const watched = found.socket === "" ? undefined : await watch(config).catch(() => undefined);
  if (watched === undefined) return (await isRunning(found, cluster)) ? "later" : "absent";
  if (await enter(watched.client).catch(() => false)) return { config, watched };
  await watched.client.end().catch(() => undefined);
  return "later";
}

/**
 * Joins the PostgreSQL that Callboard runs by itself, in the folder `postgres` of `folder`: the one that runs already,
 * whoever started it, or one that is started now. Who leaves it last stops it.
 * @throws StoreError
 */
export async function joinCluster(folder: string, signal: AbortSignal): Promise<DatabaseServer> {
  const place = await placeOf(folder);
  await requireNoUpgrade(place);
  await restoreFormer(place);
  const binaries = await findBinaries(place);
  const deadline = Date.now() + patience;
  let failure = new StoreError(
    `Callboard's own PostgreSQL runs and does not answer: see the folder log in ${place.cluster}.`,
  );
  let starts = 0;
  while (Date.now() < deadline && starts < 3) {
    const joined = await tryToJoin(place.cluster);
    if (typeof joined === "object") {
      const server = member(place, binaries, joined);
      // What was started in vain is stopped again.
      if (signal.aborted) await server.leave();
      signal.throwIfAborted();
      return server;
    }
    signal.throwIfAborted();
    await requireNoUpgrade(place);
    if (joined === "absent") {
      if ((await clusterMajor(place.cluster)) === undefined) await createCluster(place, binaries);
      const started = await startPostgres(place, binaries).catch((error: unknown) => error);
      if (started === undefined) {
        await removeFormer(place);
        continue;
      }
      if (!(started instanceof StoreError)) throw started;
      // It may be that another process does the same, and was faster.
      failure = started;
      starts += 1;
    }
    await wait(100, signal);
  }
  throw failure;
}

function member(place: Place, binaries: Binaries, { config, watched }: Joined): DatabaseServer {
  return {
    config,
    lost: watched.lost,
    async leave(alone) {
      const last = await exit(watched.client).catch(() => false);
      try {
        if (last) await alone?.();
      } finally {
        if (last) await stopPostgres(place, binaries);
        await watched.client.end().catch(() => undefined);
      }
      return last;
    },
  };
}
