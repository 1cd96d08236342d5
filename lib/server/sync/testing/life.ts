// A process of its own that syncs once it is told to, says when all is done, and may be killed at any moment.
import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { openDatabase, type Database } from "@/lib/server/postgres/database";
import { createContext } from "../context";
import { fillRound, headRound } from "../rounds";
import { readPhoneRecords } from "../phone-records/read-phone-records";
import { withLock } from "../lock";
import { connectTo, type Account } from "./mirrored";

const task = z.object({
  accounts: z.array(z.object({ url: z.string(), token: z.string(), locationId: z.string() })),
  config: z.object({ host: z.string(), user: z.string(), database: z.string() }).loose(),
  now: z.number(),
});

async function sync(database: Database, account: Account, now: number): Promise<void> {
  const context = createContext(database, connectTo(account), () => now);
  const { signal } = new AbortController();
  const work = () =>
    withLock(context, signal, async (_, held) => {
      await headRound(context, held);
      await Promise.all([fillRound(context, held), readPhoneRecords(context, held)]);
    });
  // The server may not have noticed yet that the process before is dead.
  while (!(await work())) await pause(5);
}

async function live(message: unknown): Promise<void> {
  const { accounts, config, now } = task.parse(message);
  const database = openDatabase(config);
  await Promise.all(accounts.map((account) => sync(database, account, now)));
  process.send?.("done");
}

process.once("message", (message) => void live(message));
process.once("disconnect", () => process.exit());
process.send?.("ready");
