import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import { registerConnection } from "../write/register-connection";
import { saveWords } from "../write/save-words";
import { toWords } from "./search-words";

const connectionId = 7;
const words = ["invoice", "invoices", "invoiced", "tomorrow", "cat", "catalogue"];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await registerConnection(database, { connectionId, provider: "highlevel", account: "main" }, 0);
  const stored = words.map((word) => ({ word, continues: false }));
  await saveWords(database, connectionId, [{ words: "", partial: false, stored }]);
}, 60_000);
afterAll(() => database.close());

it.each([
  ["invoice", ["invoice", "invoices", "invoiced"]],
  ["invoices", ["invoices", "invoice", "invoiced"]],
  ["tomorrow", ["tomorrow"]],
  ["tomorrow speaker:caller", ["tomorrow"]],
  ["cat", ["cat", "catalogue"]],
  ["invoice tomorrow", ["invoice", "invoices", "invoiced", "tomorrow"]],
  ["invoice OR tomorrow", ["invoice", "invoices", "invoiced", "tomorrow"]],
  ["-tomorrow", ["tomorrow"]],
])("%s asks the index for each word once", async (q, expected) => {
  const query = await database.snapshot(
    async (queries) => (await toWords(queries, q, [connectionId]))?.query,
  );
  expect([...(query ?? "").matchAll(/'([^']+)'/g)].map(([, word]) => word).sort()).toEqual(
    [...expected].sort(),
  );
});
