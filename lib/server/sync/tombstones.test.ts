import { afterAll, expect, it } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { tombstoneHash, type Erasable } from "@/lib/server/store/write/tombstones";
import { readCoverageRows } from "./coverage-rows";
import { readProgress } from "./progress";
import { sendCommand } from "./commands";
import { beginning, openMemoryAccount } from "./testing/memory-account";
import { callAt, type ListedCall } from "./testing/memory-source";

const database = await testDatabase();
afterAll(() => database.close());

const minute = 60_000;
const hour = 60 * minute;
const columns = { call: "id_hash", contact: "contact_hash", number: "number_hash" } as const;

/** An account of 120 calls, every third of contact `p1`, every fifth from one number. */
function listed(): ListedCall[] {
  return Array.from({ length: 120 }, (_, index) => ({
    id: `c${index}`,
    at: beginning - (index + 1) * 5 * hour,
  }));
}
const describeCall = (row: ListedCall) => ({
  ...callAt(row),
  ...(Number(row.id.slice(1)) % 3 === 0 && { contact: { id: "p1" } }),
  ...(Number(row.id.slice(1)) % 5 === 0 && { fromNumber: "+15550100123" }),
});

async function open() {
  const calls = listed();
  const account = await openMemoryAccount(database, calls, { describeCall });
  const { connection, requests, now } = account;
  const { connectionId } = connection;
  return {
    ...account,
    calls,
    recheck: () => sendCommand(database, connectionId, "recheck", now()),
    erase: (what: Erasable, value: string) =>
      database.query(
        `insert into erased_${what}s (connection_id, ${columns[what]}, erased_at) values ($1, $2, 0)`,
        [connectionId, tombstoneHash(connectionId, what, value)],
      ),
    async state() {
      const rows = await readCoverageRows(database, connectionId);
      const progress = await readProgress(database, connection, {
        absent: { state: "starting" },
        now: now(),
      });
      return {
        verified: rows.every(({ verified }) => verified),
        loaded: progress.loaded,
        expected: progress.expected,
      };
    },
    async costOf(work: () => Promise<void>) {
      const before = requests();
      await work();
      return requests() - before;
    },
  };
}

it.each<[Erasable, string, (index: number) => boolean]>([
  ["call", "c7", (index) => index === 7],
  ["contact", "p1", (index) => index % 3 === 0],
  ["number", "+1 (555) 010-0123", (index) => index % 5 === 0],
])("an erased %s is never stored, and its windows are complete", async (what, value, isErased) => {
  const account = await open();
  await account.erase(what, value);
  await account.round();
  const kept = account.calls.map(({ id }) => id).filter((_, index) => !isErased(index));
  expect((await account.ids()).sort()).toEqual(kept.sort());
  expect(await account.state()).toEqual({ verified: true, loaded: kept.length, expected: kept.length });
  // Nothing is looked for in later rounds.
  account.advance(6 * minute);
  await account.round();
  account.advance(6 * minute);
  expect(await account.costOf(account.round)).toBeLessThan(6);
});

it("what is erased later is removed by the next walk, and does not come back", async () => {
  const account = await open();
  await account.round();
  await account.erase("contact", "p1");
  account.advance(minute);
  await account.recheck();
  await account.round();
  expect(await account.ids()).toHaveLength(80);
  expect(await account.state()).toEqual({ verified: true, loaded: 80, expected: 80 });
  // The upstream deletes one of the erased calls, too.
  account.calls.splice(60, 1);
  account.advance(6 * minute);
  await account.round();
  await account.round();
  expect(await account.state()).toEqual({ verified: true, loaded: 80, expected: 80 });
});

it("hashes tell nothing to another connection", () => {
  expect(tombstoneHash(1, "number", "+15550100123")).not.toEqual(tombstoneHash(2, "number", "+15550100123"));
  expect(tombstoneHash(1, "number", "+1 555 010 0123")).toEqual(tombstoneHash(1, "number", "15550100123"));
  expect(tombstoneHash(1, "call", "a")).not.toEqual(tombstoneHash(1, "contact", "a"));
});
