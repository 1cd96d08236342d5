// @ts-check
import { main } from "./main.mjs";
import { build } from "./production-build.mjs";

await main(async () => {
  await build();
  return 0;
});
