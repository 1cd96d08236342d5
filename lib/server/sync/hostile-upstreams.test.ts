import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { completeQuery } from "@/lib/calls/query/query";
import { exportCalls } from "@/lib/server/calls/export-calls";
import { getCall } from "@/lib/server/calls/get-call";
import { listCalls } from "@/lib/server/calls/list-calls";
import { forgetAll, patient, setStore } from "@/lib/server/calls/testing/account";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { log } from "@/lib/server/log";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "./context";
import { fillRound, headRound } from "./rounds";
import { createHostileTelzino } from "@/lib/sandbox/hostile-telzino";
import { createHostileUpstream } from "@/lib/sandbox/hostile-upstream";
import type { Connection } from "@/lib/server/connections";
import { createTelzinoSource } from "@/lib/server/sources/telzino/source";
import { createFastClock } from "@/lib/server/sources/testing/fast-clock";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { connectTo } from "./testing/mirrored";

const now = Date.parse("2026-11-20T18:00:00Z");
const database = await testDatabase();
setStore(database);
afterAll(() => database.close());
beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(now);
  vi.spyOn(log, "warn").mockReturnValue();
});
afterEach(forgetAll);

const everything = completeQuery({ range: "all", kind: "all", size: 50 });

function openHighLevel(seed: number) {
  const upstream = createHostileUpstream(seed, now);
  const account = { url: "http://127.0.0.1:1", token: upstream.token, locationId: `hostile-${seed}` };
  return { upstream, connection: connectTo(account, { fetch: upstream.fetch }) };
}

function openTelzino(seed: number) {
  const upstream = createHostileTelzino(seed, now);
  const account = `hostile-${seed}`;
  const settings = {
    slug: "main",
    baseUrl: "http://127.0.0.1:1",
    clientId: account,
    clientSecret: upstream.token,
  };
  const connection: Connection = {
    slug: "main",
    name: "Main",
    provider: "telzino",
    account,
    connectionId: connectionIdOf("telzino", account),
    isLocal: true,
    timeZone: undefined,
    source: createTelzinoSource(settings, {
      fetch: upstream.fetch,
      clock: createFastClock(200),
      pacer: { acquire: () => Promise.resolve({ done: () => 0 }) },
    }),
  };
  return { upstream, connection };
}

const seeds = Array.from({ length: 25 }, (_, at) => at + 1);
const kinds = [
  ["HighLevel", openHighLevel],
  ["Telzino", openTelzino],
] as const;

it.each(kinds.flatMap(([name, open]) => seeds.map((seed) => [name, seed, open] as const)))(
  "upstream of %s, %i, loses, mixes and breaks nothing",
  async (_, seed, open) => {
    const { upstream, connection } = open(seed);
    await registerConnection(database, connection, now);
    const context = createContext(database, connection, () => now);
    await headRound(context, patient());
    await fillRound(context, patient());
    const reader = readerOf([connection]);
    const ids = [...upstream.calls.keys()].sort();

    const list = await listCalls(reader, everything, patient());
    expect(list.calls.map(({ id }) => id).sort()).toEqual(ids);

    const waiting = { origin: "http://127.0.0.1:3000", gone: patient(), signal: patient() };
    const search = new URLSearchParams({ format: "csv", transcript: "1" });
    const file = await (await exportCalls(reader, everything, search, waiting)).text();
    expect(parse(file, { bom: true, relax_column_count: false })).toHaveLength(ids.length + 1);
    expect(file).not.toContain(upstream.token);

    for (const [id, turns] of upstream.calls) {
      const { call } = await getCall(reader, { connection: "main", id }, everything, patient());
      expect(JSON.stringify(call)).not.toContain(upstream.token);
      const spoken = call.transcript.turns.map(({ speaker, text }) => [speaker, text]);
      // What is shown as it came is attributed to no speaker.
      if (call.transcript.raw === undefined) expect(spoken).toEqual(turns);
    }
  },
);
