// @ts-check
// `npm start` and, with --dev, `npm run dev`: everything from a bare clone to a page that answers.
import { once } from "node:events";
import { join } from "node:path";
import { onStop, stopChild } from "./children.mjs";
import { loadEnvFiles, wantsSandbox } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";
import { main } from "./main.mjs";
import { startNext } from "./next-server.mjs";
import { requireNodeVersion } from "./node-version.mjs";
import { readPort, requireFreePort } from "./ports.mjs";
import { ensureBuilt } from "./production-build.mjs";
import { sandboxEpoch } from "./sandbox-epoch.mjs";
import { dataFolder } from "./root.mjs";
import { leadwayAccount, sandboxAccount, startSandbox, telzinoAccount } from "./sandbox-server.mjs";

requireNodeVersion();

await main(async () => {
  const dev = process.argv.includes("--dev");
  loadEnvFiles(dev ? "development" : "production");
  const host = process.env.HOST?.trim() || "127.0.0.1";
  const port = readPort(process.env.PORT);
  // All that can be wrong is said before the minutes that installing and building take.
  const invented = wantsSandbox(process.env);
  await requireFreePort(port, host);

  await ensureInstalled();
  if (!dev) await ensureBuilt();

  const epoch = invented ? sandboxEpoch(process.env) : undefined;
  const sandbox =
    epoch && (await startSandbox({ ...epoch, SANDBOX_TELZINO_PORT: "0", SANDBOX_LEADWAY_PORT: "0" }));
  const highLevel = sandbox && sandboxAccount(sandbox.url, epoch?.SANDBOX_LOCATION_ID);
  const zone = process.env.SANDBOX_TIME_ZONE?.trim() || undefined;
  const telzino = sandbox?.telzino && telzinoAccount(sandbox.telzino, epoch?.SANDBOX_CLIENT_ID, zone);
  const leadway =
    sandbox?.leadway &&
    leadwayAccount(
      sandbox.leadway,
      join(dataFolder(), "sandbox-connections.json"),
      epoch?.SANDBOX_LOCATION_ID,
    );
  // The sandboxes are in several zones: days are those of the first, unless another zone is set.
  const zones = invented && {
    CALLBOARD_TIME_ZONE: process.env.CALLBOARD_TIME_ZONE || zone || "America/Chicago",
  };
  const env = {
    HOST: host,
    PORT: String(port),
    ...highLevel,
    ...(telzino || {}),
    ...(leadway || {}),
    ...(zones || {}),
  };
  const server = await startNext({ dev, host, port, env });
  // To be stopped is how a server ends well.
  onStop.code = 0;
  const what = invented
    ? "sandbox with invented calls; set the variables of your account to see your own (README.md)"
    : "the calls of the configured connections";
  console.log(`Callboard: ${server.address} — ${what}`);

  const [code] = await Promise.race(
    [server, sandbox].flatMap((part) => (part ? [once(part.child, "close")] : [])),
  );
  if (onStop.stopping) return 0;
  console.error("A part of Callboard has ended unexpectedly: stopping the rest.");
  await Promise.all([server, sandbox].map((part) => part && stopChild(part.child)));
  return typeof code === "number" && code > 0 ? code : 1;
});
