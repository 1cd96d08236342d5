import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelzinoSandbox } from "@/lib/sandbox/telzino";
import { serve } from "@/lib/sandbox/serve";
import { readConfig } from "@/lib/server/config";
import type { Connection } from "@/lib/server/connections";
import { processValues } from "@/lib/server/per-process";
import { createTelzinoSource } from "@/lib/server/sources/telzino/source";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { storeHolder } from "@/lib/server/store/store";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { readCommands } from "./commands";
import { signalSync } from "./signal-sync";

const secret = "a-signal-secret-of-many-letters";
const database = await testDatabase();
const sandbox = createTelzinoSandbox({ calls: 120 });
const { url, close } = await serve(sandbox.fetch);
const { clientId, clientSecret } = sandbox;
const connection: Connection = {
  slug: "telzino",
  name: "Telzino",
  provider: "telzino",
  account: clientId,
  connectionId: connectionIdOf("telzino", clientId),
  isLocal: true,
  timeZone: undefined,
  source: createTelzinoSource({ slug: "telzino", baseUrl: url, clientId, clientSecret }),
};
const env = { TELZINO_CLIENT_ID: clientId, TELZINO_CLIENT_SECRET: clientSecret };

beforeEach(() => {
  storeHolder.store = { state: "ok", database, stop: async () => undefined };
  processValues.set("connections", [connection]);
  processValues.set("config", readConfig({ ...env, CALLBOARD_SIGNAL_SECRET: secret }));
});
afterEach(() => {
  delete storeHolder.store;
  for (const name of ["connections", "config", "sync signals"]) processValues.delete(name);
});
afterAll(async () => {
  await close();
  await database.close();
});

const request = (authorization = `Bearer ${secret}`) =>
  new Request("http://callboard.example/api/sync/telzino", {
    method: "POST",
    headers: { authorization },
    body: "{ whatever its owner sends",
  });
const send = (agentId?: string, pause = 5) => signalSync("telzino", request(), agentId, pause);
const stored = async (agentId: string) =>
  (
    await database.query(
      `select c.id from calls as c join agents as a using (connection_id, agent_no)
       where connection_id = $1 and a.id = $2`,
      [connection.connectionId, agentId],
    )
  ).length;
const theirs = (agentId: string) =>
  Array.from(sandbox.rows()).filter((row) => row.agent_id === agentId).length;
const agentIds = async () =>
  (await connection.source.listAgents(AbortSignal.timeout(5_000))).map(({ id }) => id);

/** No signal is being followed. */
const isQuiet = () => (processValues.get("sync signals") as Map<string, unknown> | undefined)?.size === 0;

describe("a signal", () => {
  it("has one agent read, behind its answer", async () => {
    const [first = "", second = ""] = await agentIds();
    expect(send(first).status).toBe(202);
    await expect.poll(() => stored(first)).toBe(theirs(first));
    expect(await stored(second)).toBe(0);
  });

  it("of which there are many is one", async () => {
    const [, agent = ""] = await agentIds();
    const { lists } = sandbox.state();
    for (let count = 0; count < 50; count += 1) send(agent, 300);
    await expect.poll(() => stored(agent)).toBe(theirs(agent));
    await expect.poll(() => sandbox.state().lists - lists).toBe(2);
    await expect.poll(isQuiet).toBe(true);
    expect(sandbox.state().lists - lists).toBe(2);
  });

  it.each([undefined, "nobody", "../agents", "x".repeat(10_000)])(
    "without a known agent wakes the sync: %s",
    async (agentId) => {
      const { lists } = sandbox.state();
      send(agentId);
      const wanted = async () => (await readCommands(database, connection.connectionId)).syncWantedAt;
      await expect.poll(wanted).not.toBeNull();
      expect(sandbox.state().lists).toBe(lists);
      await database.query("update sync_states set sync_wanted_at = null where connection_id = $1", [
        connection.connectionId,
      ]);
    },
  );

  it("that the upstream cannot answer harms nothing", async () => {
    const [, , agent = ""] = await agentIds();
    sandbox.control({ fail: { kind: "400-text", path: "call-logs" } });
    expect(send(agent).status).toBe(202);
    await expect.poll(isQuiet).toBe(true);
    sandbox.control({ fail: null });
    send(agent);
    await expect.poll(() => stored(agent)).toBe(theirs(agent));
  });
});

describe("without the secret", () => {
  const refused = (slug: string, authorization: string) => {
    try {
      signalSync(slug, request(authorization), undefined, 0);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it("nobody learns what is there", () => {
    const answers = [
      refused("telzino", "Bearer another"),
      refused("telzino", ""),
      refused("nobody", `Bearer ${secret}`),
      refused("nobody", "Bearer another"),
    ];
    processValues.set("config", readConfig(env));
    answers.push(refused("telzino", `Bearer ${secret}`), refused("telzino", "Bearer "));
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: "not_found", status: 404 });
  });
});
