// @ts-check
// `npm run e2e`: the browser tests alone; arguments go to Playwright, such as a file or `--project=phone`.
import { runBrowserTests } from "./browser-tests.mjs";
import { ensureInstalled } from "./install.mjs";
import { main } from "./main.mjs";
import { requireNodeVersion } from "./node-version.mjs";
import { ensureBuilt } from "./production-build.mjs";

requireNodeVersion();

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return (await runBrowserTests(process.argv.slice(2))).failed === 0 ? 0 : 1;
});
