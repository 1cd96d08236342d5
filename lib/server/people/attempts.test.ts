import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { setStore } from "@/lib/server/calls/testing/account";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { attempt } from "./attempts";

const database = await testDatabase();
beforeAll(() => {
  setStore(database);
  const secret = "a-secret-of-the-tests-with-32-characters";
  processValues.set("config", readConfig({ CALLBOARD_SECRET: secret, CALLBOARD_PROXIES: "1" }));
});
beforeEach(() => database.query("delete from attempts"));
afterAll(async () => {
  processValues.clear();
  await database.close();
});

const minute = 60_000;
const start = Date.parse("2026-11-20T10:00:00Z");
const from = (address: string) => new Headers({ "x-forwarded-for": address });
const fail = () => Promise.reject(new Error("wrong"));

/** How attempts end: `wrong`, or how long to wait. */
async function failures(count: number, address: string, account: string, now = start) {
  const ends: string[] = [];
  for (let index = 0; index < count; index++) {
    ends.push(await attempt(from(address), account, fail, now).catch((error: Error) => error.message));
  }
  return ends.map((end) => / in (.*)\./.exec(end)?.[1] ?? end);
}

it("an account waits from the address that failed five times, and from no other", async () => {
  expect(await failures(7, "198.51.100.1", "Ada@example.com")).toEqual([
    ...Array(5).fill("wrong"),
    "a minute",
    "a minute",
  ]);
  expect(await failures(1, "198.51.100.1", "ada@example.com")).toEqual(["a minute"]);
  expect(await failures(1, "198.51.100.2", "ada@example.com")).toEqual(["wrong"]);
  expect(await failures(1, "198.51.100.1", "bob@example.com")).toEqual(["wrong"]);
});

it("waits grow, and end", async () => {
  await failures(5, "198.51.100.1", "ada@example.com");
  const waits: string[] = [];
  let now = start + minute;
  for (let index = 0; index < 8; index++) {
    expect(await failures(1, "198.51.100.1", "ada@example.com", now)).toEqual(["wrong"]);
    const [until = ""] = await failures(1, "198.51.100.1", "ada@example.com", now);
    waits.push(until);
    now += Number(/\d+/.exec(until)?.[0] ?? 1) * minute;
  }
  expect(waits).toEqual(["2", "4", "8", "16", "32", "60", "60", "60"].map((count) => `${count} minutes`));
  expect(await failures(5, "198.51.100.1", "ada@example.com", now + 16 * minute)).toEqual(
    Array(5).fill("wrong"),
  );
});

it("an address waits that failed twenty times, whatever the accounts", async () => {
  for (let index = 0; index < 20; index++) await failures(1, "2001:db8:1:2::1", `${index}@example.com`);
  expect(await failures(1, "2001:db8:1:2:ffff::9", "other@example.com")).toEqual(["a minute"]);
  expect(await failures(1, "2001:db8:1:3::1", "other@example.com")).toEqual(["wrong"]);
});

it("a success forgets the failures of the account, and none of the address", async () => {
  await failures(4, "198.51.100.1", "ada@example.com");
  await attempt(from("198.51.100.1"), "ada@example.com", () => Promise.resolve(), start);
  expect(await failures(5, "198.51.100.1", "ada@example.com")).toEqual(Array(5).fill("wrong"));
  const rows = await database.query<{ failures: number }>("select failures from attempts order by failures");
  expect(rows).toEqual([{ failures: 5 }, { failures: 9 }]);
});

it("many at once are counted as many one after the other", async () => {
  const ends = await Promise.allSettled(
    Array.from({ length: 30 }, () => attempt(from("198.51.100.1"), "ada@example.com", fail, start)),
  );
  const made = ends.filter((end) => end.status === "rejected" && (end.reason as Error).message === "wrong");
  expect(made).toHaveLength(5);
});
