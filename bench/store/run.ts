import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { main } from "../../scripts/main.mjs";
import { fillStore, isFilled } from "./fill";
import { environment } from "./open-store";
import { folderOf, options } from "./options";
import { withCluster } from "./with-cluster";

const measuring = fileURLToPath(new URL("measure-store.ts", import.meta.url));

/** Measures in a process of its own, whose memory holds nothing of how the calls were made. */
async function measureApart(calls: number): Promise<boolean> {
  const own = process.argv.slice(2);
  const child = spawn(process.execPath, [...process.execArgv, measuring, ...own, `--calls=${calls}`], {
    stdio: "inherit",
    env: { ...process.env, ...environment(folderOf(calls)) },
  });
  const [code] = await once(child, "close");
  return code === 0;
}

/** Makes the store, unless it is there as it would be made. */
async function makeStore(folder: string, calls: number): Promise<void> {
  const { seed } = options;
  if (existsSync(folder) && (await withCluster(folder, (database) => isFilled(database, calls, seed))))
    return;
  await rm(folder, { recursive: true, force: true });
  await withCluster(folder, (database) =>
    fillStore(database, calls, seed, (progress) => console.log(`Making calls: ${progress}`)),
  );
}

await main(async () => {
  let within = true;
  for (const calls of options.calls) {
    const folder = folderOf(calls);
    try {
      await makeStore(folder, calls);
      within = (await measureApart(calls)) && within;
    } finally {
      if (!options.keep) await rm(folder, { recursive: true, force: true });
    }
  }
  console.log(within ? "\nAll budgets are kept." : "\nA budget is exceeded.");
  return within ? 0 : 1;
});
