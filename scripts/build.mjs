// @ts-check
import { main } from "./mistake.mjs";
import { build } from "./production-build.mjs";

await main(async () => {
  await build();
  return 0;
});
