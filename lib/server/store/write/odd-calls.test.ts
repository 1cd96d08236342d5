import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Call } from "@/lib/calls/call";
import { log } from "@/lib/server/log";
import { bareCall } from "@/lib/testing/bare-call";
import { testDatabase } from "../testing/test-database";
import { registerConnection } from "./register-connection";
import { saveWindow } from "./save-window";

const database = await testDatabase();
afterAll(() => database.close());

let connectionId = 0;
beforeEach(async () => {
  connectionId += 1;
  await registerConnection(database, { connectionId, provider: "highlevel", account: `${connectionId}` }, 0);
});

/** Letters that no compression shortens, the same in each run. */
function noise(length: number, seed: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x21 + (state % 94));
  }).join("");
}

const callOf = (id: string, more: Partial<Call> = {}) => bareCall(id, 10, more);

const said = (text: string): Partial<Call> => ({ summary: { text, format: "plain" } });
const fields = (names: string[]): Partial<Call> => ({
  extracted: Object.fromEntries(names.map((name) => [name, "x"])),
});
const actions = (types: string[]): Partial<Call> => ({
  actions: types.map((type) => ({ type, parameters: {} })),
});
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const odd: Record<string, Partial<Call>> = {
  "a long id": { id: noise(4_000, 1) },
  "an empty id": { id: "" },
  "a long agent": { agent: { id: noise(4_000, 2), deleted: false } },
  "an agent called __proto__": { agent: { id: "__proto__", deleted: false } },
  "a long contact": { contact: { id: noise(4_000, 3) } },
  "a contact of emoji": { contact: { id: "👍".repeat(3_000) } },
  "a long number": { fromNumber: "+1234567890".repeat(400) },
  "a long action": actions([noise(4_000, 4)]),
  "hundreds of actions": actions(times(700, (at) => noise(30, at))),
  "thousands of actions": actions(times(5_000, (at) => `T${at}`)),
  "actions of Object.prototype": actions(["__proto__", "constructor", "toString", "", " "]),
  "a long field": fields([noise(4_000, 5)]),
  "240 fields": fields(times(240, (at) => noise(20, at))),
  "5,000 fields": fields(times(5_000, (at) => noise(20, at))),
  "fields without a name": fields(["", " ", "\t"]),
  "fields of Object.prototype": {
    extracted: JSON.parse('{"__proto__": "x", "constructor": "y", "toString": 1}') as Call["extracted"],
  },
  "a duration": { duration: 1e308 },
  "another duration": { duration: 1.7e308 },
  "a negative duration": { duration: -1e308 },
  "no number": { duration: Number.NaN },
  "a tiny duration": { duration: 5e-324 },
  "a letter with many marks": said(`e${"\u0301".repeat(5_000)}`),
  "a thai letter with many marks": said(`ก${"\u0e31".repeat(5_000)}`),
  "a hebrew letter with many marks": said(`א${"\u05b0\u0591".repeat(5_000)}`),
  "a han letter with many marks": said(`漢${"\u0301\u20dd".repeat(5_000)}`),
  "many marks": said("\u20dd".repeat(5_000)),
  "a long word": said("x".repeat(200_000)),
  "words of quotes": said("' \\ '' \\' : ' 漢'字".repeat(1_000)),
  "U+0000 in a text": said("a\u0000b"),
  "U+0000 in an id": { id: "a\u0000b" },
  "U+0000 in an agent": { agent: { id: "a\u0000b", deleted: false } },
  "U+0000 in a field": fields(["a\u0000b"]),
  "half a character": said("a\ud800b"),
  "half a character in an action": actions(["a\udc00b"]),
  "half a character in a number": { fromNumber: "\ud800" },
  "a deep value": { extracted: { deep: JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`) as never } },
  "a start that is none": { startedAt: "soon" },
};

const coverage = () =>
  database.query<{ calls: number; unreadable: number }>(
    `select calls, unreadable from coverage where connection_id = $1`,
    [connectionId],
  );

const save = (calls: Call[]) =>
  saveWindow(database, connectionId, {
    start: 0,
    end: 100,
    calls,
    unreadable: 0,
    verified: true,
    readAt: 100,
  });

describe("an odd call", () => {
  beforeEach(() => void vi.spyOn(log, "warn").mockReturnValue());

  it.each(Object.entries(odd))("stops nothing: %s", async (_, more) => {
    const calls = [callOf("first"), callOf("odd", more), callOf("last")];
    await save(calls);
    const [row] = await coverage();
    expect((row?.calls ?? 0) + (row?.unreadable ?? 0)).toBe(3);
    expect(row?.unreadable).toBeLessThanOrEqual(1);
    const known = await database.query(
      `select c.id from calls c join call_records r using (connection_id, id) join call_texts t using (connection_id, id)
       where c.connection_id = $1 and c.id in ('first', 'last')`,
      [connectionId],
    );
    expect(known).toHaveLength(2);
  });

  it("stops nothing, when all of them come at once, twice", async () => {
    const calls = Object.values(odd).flatMap((more, at) => [
      callOf(`plain ${at}`),
      callOf(`odd ${at}`, more),
    ]);
    await save(calls);
    const first = await coverage();
    expect((first[0]?.calls ?? 0) + (first[0]?.unreadable ?? 0)).toBe(calls.length);
    expect(await save(calls)).toEqual({ added: 0, changed: 0, deleted: 0 });
    expect(await coverage()).toEqual(first);
    const [rollup] = await database.query<{ calls: number; seconds: number }>(
      `select sum(calls)::int as calls, sum(seconds) as seconds from call_days where connection_id = $1`,
      [connectionId],
    );
    expect(rollup).toEqual({ calls: first[0]?.calls, seconds: 5e-324 });
  });

  it("is known by its fields, of which none is without a name", async () => {
    await save([callOf("odd", odd["240 fields"]), callOf("none", odd["fields without a name"])]);
    const sets = await database.query<{ names: string[] }>(
      `select names from field_sets where connection_id = $1`,
      [connectionId],
    );
    expect(sets.map(({ names }) => names.length)).toEqual([240]);
  });

  it("is told of in the log by what the database says, and by no word of it", async () => {
    await save([callOf("first"), callOf("odd", odd["U+0000 in a text"]), callOf("last")]);
    expect(await coverage()).toEqual([{ calls: 2, unreadable: 1 }]);
    expect(log.warn).toHaveBeenCalledExactlyOnceWith(
      { calls: 1, sqlstates: ["22P05"] },
      "Calls that the database refused count as unreadable.",
    );
  });
});

it("passes on what is no fault of a call", async () => {
  await database.query("drop table call_texts");
  await expect(save([callOf("first")])).rejects.toMatchObject({ code: "42P01" });
  expect(await coverage()).toEqual([]);
});
