// @ts-check
// `npm run build`: a production build, whether or not the sources changed.
import { ensureInstalled } from "./install.mjs";
import { main } from "./main.mjs";
import { requireNodeVersion } from "./node-version.mjs";
import { build } from "./production-build.mjs";

requireNodeVersion();

await main(async () => {
  await ensureInstalled();
  await build();
  return 0;
});
