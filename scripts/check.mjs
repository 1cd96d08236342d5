// @ts-check
// `npm run check`: format, lint, types, unused code and unit tests.
import { runChecks } from "./checks.mjs";
import { ensureInstalled } from "./install.mjs";
import { main } from "./main.mjs";
import { requireNodeVersion } from "./node-version.mjs";

requireNodeVersion();

await main(async () => {
  await ensureInstalled();
  const failed = await runChecks();
  console.log(failed.length === 0 ? "All checks passed." : `Failed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
});
