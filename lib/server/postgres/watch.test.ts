import { expect, inject, it } from "vitest";
import { openDatabase } from "./database";
import { shareThrowaway } from "../store/testing/throwaway";
import { watch } from "./watch";

const server = await shareThrowaway(inject("storeFolder"));
const config = { ...server, database: "postgres" };

/** The process of the server that answers a client. */
async function processOf(query: (text: string) => Promise<{ rows: { pid: number }[] }>): Promise<number> {
  const { rows } = await query("select pg_backend_pid() as pid");
  return rows[0]?.pid ?? 0;
}

it("gives up a server that does not answer any more", async () => {
  const { client, lost } = await watch(config, { every: 20, within: 300 });
  const pid = await processOf((text) => client.query(text));
  process.kill(pid, "SIGSTOP");
  try {
    await lost;
  } finally {
    process.kill(pid, "SIGCONT");
  }
});

it("keeps nobody who does not wait any more, though the server does not answer", async () => {
  const database = openDatabase({ ...config, max: 1 });
  const pid = await processOf(async (text) => ({ rows: await database.query(text) }));
  process.kill(pid, "SIGSTOP");
  try {
    const { signal, abort } = withAbort();
    const asked = [
      database.query("select 1", [], signal),
      // Waits for a client.
      database.snapshot(({ query }) => query("select 1"), signal),
    ];
    abort();
    for (const each of asked) await expect(each).rejects.toBe(signal.reason);
  } finally {
    process.kill(pid, "SIGCONT");
  }
  expect(await database.query("select 1 as n")).toEqual([{ n: 1 }]);
  await database.close();
});

function withAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error("Nobody waits.")) };
}
