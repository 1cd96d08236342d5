// `npm run bench:sync`: how much of an upstream's limit the sync uses, and that it is never refused.
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { SandboxState } from "../lib/sandbox/highlevel";
import { createHighLevelSource } from "../lib/server/sources/highlevel/source";
import { connectionIdOf } from "../lib/server/store/connection-id";
import { openDatabase } from "../lib/server/postgres/database";
import { migrate } from "../lib/server/store/migrate";
import { startThrowawayServer } from "../lib/server/store/testing/throwaway";
import { isWhole, readProgress } from "../lib/server/sync/progress";
import { startSync } from "../lib/server/sync/start-sync";
import { startSandbox } from "../scripts/sandbox-server.mjs";
import { main } from "../scripts/main.mjs";
import { watchMemory } from "./store/memory";

const day = 86_400_000;
const pageSize = 50;

/** ms after which the rate is measured: the first windows are small. */
const warmUp = 5_000;

async function stateOf(sandbox: string): Promise<SandboxState> {
  return (await (await fetch(`${sandbox}/sandbox/state`)).json()) as SandboxState;
}

/** Requests a second. */
function rateOf(limit: string): number {
  const [max = 0, interval = 1] = limit.split("/").map(Number);
  return (1_000 * max) / interval;
}

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "200000" },
    seconds: { type: "string", default: "90" },
    // As the upstream's; a machine that is busy with other things can do with a lower one.
    limit: { type: "string", default: "100/10000" },
  },
});

await main(async () => {
  const locationId = "sandbox-location";
  const began = Date.now();
  const { url } = await startSandbox({
    SANDBOX_CALLS: values.calls,
    SANDBOX_RATE_LIMIT: values.limit,
  });
  console.log(`The sandbox has ${values.calls} calls, ${Date.now() - began} ms after its start.`);
  const server = await startThrowawayServer();
  const database = openDatabase({ host: server.host, user: server.user, database: "postgres" });
  await migrate(database);
  const connection = {
    slug: "bench",
    name: "Bench",
    provider: "highlevel" as const,
    account: locationId,
    connectionId: connectionIdOf("highlevel", locationId),
    isLocal: true,
    timeZone: undefined,
    source: createHighLevelSource({
      slug: "bench",
      baseUrl: url,
      token: "sandbox-token",
      locationId,
      apiVersion: "2021-04-15",
    }),
  };
  const look = async () => ({
    at: performance.now(),
    state: await stateOf(url),
    progress: await readProgress(database, connection, {
      absent: { state: "starting" },
      now: Date.now(),
    }),
  });

  const memory = watchMemory();
  const start = performance.now();
  const syncs = startSync(database, [connection]);
  const month = new Date(Date.now() - 30 * day).toISOString();
  let first: Awaited<ReturnType<typeof look>> | undefined;
  let last = await look();
  let monthAfter: number | undefined;
  while (performance.now() - start < Number(values.seconds) * 1_000 && !isWhole(last.progress)) {
    await pause(500);
    last = await look();
    if (first === undefined && last.at - start > warmUp) first = last;
    const [newest] = last.progress.ranges;
    if (monthAfter === undefined && newest !== undefined && newest.start <= month)
      monthAfter = last.at - start;
  }
  await syncs.stop();
  await database.close();
  await server.close();

  const allowed = rateOf(values.limit);
  const from = first ?? last;
  const seconds = (last.at - from.at) / 1_000;
  const requests = (last.state.requests - from.state.requests) / seconds;
  const calls = (last.progress.loaded - from.progress.loaded) / seconds;
  const share = (value: number, most: number) =>
    `${value.toFixed(1)} a second, ${((100 * value) / most).toFixed(1)} % of ${most}`;
  console.log(`requests: ${share(requests, allowed)}`);
  console.log(`calls:    ${share(calls, allowed * pageSize)}`);
  console.log(
    `loaded:   ${last.progress.loaded} of ${last.progress.expected ?? "?"} in ${((last.at - start) / 1_000).toFixed(1)} s`,
  );
  console.log(
    `30 days:  ${monthAfter === undefined ? "not complete" : `complete after ${(monthAfter / 1_000).toFixed(1)} s`}`,
  );
  console.log(`429:      ${last.state.rejected429}`);
  console.log(`memory:   ${memory.peak().toFixed(0)} MB at most`);
  return last.state.rejected429 === 0 ? 0 : 1;
});

// The sandbox and pools leave timers behind.
process.exit();
