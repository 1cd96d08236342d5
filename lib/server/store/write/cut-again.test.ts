import { afterAll, beforeAll, expect, it } from "vitest";
import type { Call } from "@/lib/calls/call";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import { cutAgain } from "./cut-again";
import { registerConnection } from "./register-connection";
import { saveAgentCalls } from "./save-calls";

const connectionId = 7;
const calls = Array.from({ length: 150 }, (_, index): Call => ({
  id: `call-${index}`,
  connection: "main",
  startedAt: new Date(1_700_000_000_000 + index * 60_000).toISOString(),
  kind: "live",
  actions: [],
  summary: { text: `Asked for prices, number ${index}.`, format: "plain" },
  extracted: {},
  recording: "none",
  transcript: { turns: [], timing: "none" },
  raw: null,
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await registerConnection(database, { connectionId, provider: "highlevel", account: "main" }, 0);
  await saveAgentCalls(database, connectionId, calls, 1_800_000_000_000);
}, 60_000);
afterAll(() => database.close());

const read = async () => ({
  texts: await database.query(
    "select id, words, version from call_texts where connection_id = 7 order by id",
  ),
  words: await database.query("select word from words where connection_id = 7 order by 1"),
  stems: await database.query("select stem, word from word_stems where connection_id = 7 order by 1, 2"),
});

it("gives calls of an older version the words of the newest, some at a time", async () => {
  const newest = await read();
  await database.query("update call_texts set words = '', version = 0 where connection_id = 7");
  await database.query("delete from words where connection_id = 7");
  await database.query("delete from word_stems where connection_id = 7");
  const rounds = [await cutAgain(database, connectionId), await cutAgain(database, connectionId)];
  expect(rounds).toEqual([true, false]);
  expect(await read()).toEqual(newest);
  expect(newest.stems).toContainEqual({ stem: "en:price", word: "prices" });
});

it("keeps the stems of other languages as soon as a connection has them", async () => {
  const spanish = { connectionId, provider: "highlevel", account: "main", languages: ["es"] };
  await registerConnection(database, spanish, 0);
  const { stems } = await read();
  expect(stems).toContainEqual({ stem: "es:pric", word: "prices" });
  expect(stems).not.toContainEqual({ stem: "en:price", word: "prices" });
});
