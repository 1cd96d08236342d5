import { afterAll, afterEach, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { isListening, onNotification, startListening } from "./listen";
import { notifySql, parseNotification, type Notification } from "./notify";

const database = await testDatabase();
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => database.close());

const patience = { timeout: 20_000, interval: 10 };

async function listen() {
  const heard: Notification[] = [];
  ends.push(
    onNotification((notification) => heard.push(notification)),
    startListening(database),
  );
  await vi.waitFor(() => expect(isListening()).toBe(true), patience);
  return heard;
}

const notify = () => database.query(`select ${notifySql("command", "$1::integer")}`, [7]);

it("hears what any client says, once its transaction commits", async () => {
  const heard = await listen();
  await database
    .transaction(async (queries) => {
      await queries.query(`select ${notifySql("range", "$1::integer")}`, [1]);
      throw new Error("rolled back");
    })
    .catch(() => undefined);
  await notify();
  await vi.waitFor(() => expect(heard).toEqual([{ topic: "command", connectionId: 7 }]), patience);
});

it("connects again when its client is lost", async () => {
  const heard = await listen();
  await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen callboard' and pid <> pg_backend_pid()
       and datname = current_database()`,
  );
  await vi.waitFor(async () => {
    await notify();
    expect(heard.length).toBeGreaterThan(0);
  }, patience);
});

it("says when it does not listen", async () => {
  await listen();
  for (const end of ends.splice(0)) await end();
  expect(isListening()).toBe(false);
});

it.each([undefined, "", "command", "command x", "other 7"])("ignores %j", (payload) => {
  expect(parseNotification(payload)).toBeUndefined();
});
