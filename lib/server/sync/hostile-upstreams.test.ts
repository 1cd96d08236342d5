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
import { createHostileUpstream } from "@/lib/sandbox/hostile-upstream";
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

it.each(Array.from({ length: 50 }, (_, at) => at + 1))(
  "upstream %i loses, mixes and breaks nothing",
  async (seed) => {
    const upstream = createHostileUpstream(seed, now);
    const account = { url: "http://127.0.0.1:1", token: upstream.token, locationId: `hostile-${seed}` };
    const connection = connectTo(account, { fetch: upstream.fetch });
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
