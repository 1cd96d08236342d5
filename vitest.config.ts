import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// A zone that nobody has, with 45 minutes in its offset: what depends on the machine's zone fails everywhere.
process.env.TZ = "Pacific/Chatham";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const stateless = [
  "scripts",
  "lib/calls",
  "lib/sandbox",
  "lib/server/sources",
  "lib/server/store",
  "lib/server/sync",
];

export default defineConfig({
  resolve: {
    alias: {
      "@": path("."),
      // Its real entry throws outside of a server bundle.
      "server-only": path("node_modules/server-only/empty.js"),
    },
  },
  test: {
    environment: "node",
    // Workers wait for the database half of the time; one for each core keeps all of them busy.
    maxWorkers: availableParallelism(),
    globalSetup: ["lib/server/store/testing/global-setup.ts"],
    setupFiles: ["lib/testing/seed.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          // These files keep no state in modules, so they share them: loading them for each file takes long.
          include: [`{${stateless.join(",")}}/**/*.test.ts`],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["{lib,components,scripts}/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, ...stateless.map((folder) => `${folder}/**`)],
        },
      },
    ],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Long, as nothing waits for it but what has failed: a slow machine must not fail what is right.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
