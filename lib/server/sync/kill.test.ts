import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { serve } from "@/lib/sandbox/serve";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { readCoverageRows } from "./coverage-rows";
import { gapsOf } from "./spans";
import { comparePhones } from "./testing/compare-phones";
import { createLives } from "./testing/lives";
import { compare, connectTo } from "./testing/mirrored";
import { sendCommand } from "./commands";

/** A process takes long to begin: each reads several accounts, and each of those is at another moment when it dies. */
const kills = 10;
const accounts = 3;

const beginning = Date.parse("2026-11-20T18:00:00Z");
const database = await testDatabase();
const lives = createLives();

afterAll(async () => {
  await lives.end();
  await database.close();
});

/** Numbers from 0 to below 1, the same in each run. */
function* seeded(): Generator<number, never> {
  for (let state = 20261126; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

async function openAccount(index: number, now: () => number, hear: () => void) {
  const locationId = `killed-${index}`;
  const sandbox = createHighLevelSandbox({ now, rateLimit: null, calls: 260, seed: index + 1, locationId });
  const served = await serve((request) => {
    hear();
    return sandbox.fetch(request);
  });
  const account = { url: served.url, token: sandbox.token, locationId };
  const connection = connectTo(account);
  await registerConnection(database, connection, now());
  return { sandbox, account, connectionId: connection.connectionId, close: served.close };
}

/** How many calls there are; each has its record, or something is there by half. */
async function countCalls(connectionId: number): Promise<number> {
  const [stored] = await database.query<{ calls: number; records: number }>(
    `select (select count(*) from calls where connection_id = $1) as calls,
       (select count(*) from call_records where connection_id = $1) as records`,
    [connectionId],
  );
  expect(stored?.records).toBe(stored?.calls);
  return stored?.calls ?? 0;
}

const title = `is equal at the end, killed at ${kills * accounts} moments of reading`;

it(title, { timeout: 180_000 }, async () => {
  let now = beginning;
  let requests = 0;
  let last = 0;
  let heard = () => {};
  // A life ends a moment after the upstreams have heard its last request.
  const hear = () => {
    requests += 1;
    if (requests === last) heard();
  };
  const open = await Promise.all(
    Array.from({ length: accounts }, (_, index) => openAccount(index, () => now, hear)),
  );
  const random = seeded();
  const any = (below: number) => Math.floor(random.next().value * below);
  const { host, user, database: name } = database.config;
  const live = () => {
    now += 1_000;
    return lives.next({
      accounts: open.map(({ account }) => account),
      config: { host, user, database: name },
      now,
    });
  };
  const recheck = async () => {
    for (const { connectionId } of open) await sendCommand(database, connectionId, "recheck", now + 500);
  };

  const loaded = open.map(() => 0);
  for (let count = 0; count < kills; count += 1) {
    const life = await live();
    const reached = new Promise<void>((resolve) => (heard = resolve));
    last = requests + 1 + any(20);
    const end = await Promise.race([life.done, reached.then(() => pause(any(60)))]);
    await life.kill();
    for (const [index, { connectionId }] of open.entries()) {
      const calls = await countCalls(connectionId);
      expect(calls).toBeGreaterThanOrEqual(loaded[index] ?? 0);
      loaded[index] = calls;
    }
    if (end !== "done") continue;
    // There is always something to do.
    for (const { sandbox } of open) {
      const ids = [...sandbox.rows()].map(({ id }) => id);
      const changed = ids.filter(() => any(30) === 0).map((call) => ({ call, status: "voicemail" }));
      sandbox.control({
        addCalls: 20,
        reviseCalls: ids.filter(() => any(9) === 0),
        changeMessages: changed,
      });
    }
    await recheck();
  }

  await recheck();
  const survivor = await live();
  await survivor.done;
  await survivor.kill();
  for (const { sandbox, connectionId, close } of open) {
    const { mirror, upstream } = await compare(database, connectionId, sandbox.rows());
    expect(mirror).toEqual(upstream);
    const phones = await comparePhones(database, connectionId, sandbox);
    expect(phones.mirror).toEqual(phones.upstream);
    expect(gapsOf(await readCoverageRows(database, connectionId), now)).toEqual([]);
    await close();
  }
});
