import { defineConfig, devices } from "@playwright/test";
import { mirrored, passing, type Pair } from "./e2e/support/addresses";
import { findBrowser } from "./e2e/support/browser";
import { launchOptions } from "./e2e/support/launch";
import { appStart, sandboxStart } from "./e2e/support/servers";
import type { Settings } from "./e2e/support/test";

const browser = await findBrowser();
// The workers read this file too, and need not look again.
process.env.E2E_CHROMIUM = browser.path;
process.env.E2E_CHROMIUM_BRINGS = browser.brings;

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;
const server = {
  reuseExistingServer: false,
  gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  timeout: 60_000,
} as const;
/** Where the mirror of these tests is kept. */
const mirrorFolder = "test-results/mirror";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };

const command = (args: readonly string[]) => `node ${args.join(" ")}`;

/** An app and its upstream. */
function servers(
  name: string,
  { appPort, appUrl, sandboxPort, sandboxUrl }: Pair,
  { app, sandbox }: { app: Record<string, string>; sandbox?: Record<string, string> },
) {
  const upstream = sandboxStart(sandboxPort, sandbox);
  const { args, env } = appStart(appPort, sandboxUrl, app);
  const folder = app["CALLBOARD_DATA_DIR"];
  const clean = folder === undefined ? "" : `node e2e/support/empty-folder.mjs ${folder} && `;
  return [
    {
      ...server,
      name: `${name}'s sandbox`,
      command: command(upstream.args),
      url: `${sandboxUrl}/sandbox/state`,
      env: upstream.env,
    },
    { ...server, name, command: clean + command(args), url: `${appUrl}/api/health`, env },
  ];
}

/** Tests that take turns on an app. */
const project = (
  name: string,
  { appUrl, sandboxUrl }: Pair,
  files: { testMatch: string[] } | { testIgnore: string[] },
) => ({ name, ...files, workers: 1, use: { ...desktop, baseURL: appUrl, sandboxUrl } });

/** About half of the time of all tests. */
const calls = [
  "accessibility.spec.ts",
  "browse-and-filter.spec.ts",
  "call-details.spec.ts",
  "charts-to-calls.spec.ts",
  "keyboard.spec.ts",
];

/** What the mirror is for. */
const mirror = ["mirror-*.spec.ts"];

export default defineConfig<object, Settings>({
  testDir: "e2e",
  outputDir: "test-results/browser",
  forbidOnly: true,
  fullyParallel: false,
  // The tests of an app take turns, as they make its upstream fail; those of two apps run at once.
  workers: 2,
  retries: 0,
  // Long, as nothing waits for it but what has failed: a slow machine must not fail what is right.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  globalTimeout: 2_700_000,
  reporter: [["list"], ...(report === undefined ? [] : ([["json", { outputFile: report }]] as const))],
  use: {
    launchOptions: launchOptions(browser),
    locale: "en-GB",
    // Neither the server's zone nor that of any call: what is shown must follow from the URL alone.
    timezoneId: "Asia/Kolkata",
    // Pictures of each step would cost a quarter of the time; the last one is taken where a test fails.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    video: "off",
  },
  projects: [
    project("calls", passing[0], { testMatch: calls }),
    project("rest", passing[1], { testIgnore: [...calls, ...mirror] }),
    project("mirror", mirrored, { testMatch: mirror }),
  ],
  webServer: [
    ...passing.flatMap((pair, index) =>
      servers(`app ${index + 1}`, pair, { app: { CALLBOARD_STORE: "off" } }),
    ),
    ...servers("mirror", mirrored, {
      app: { CALLBOARD_STORE: "", CALLBOARD_DATA_DIR: mirrorFolder },
      sandbox: { SANDBOX_CALLS: "600" },
    }),
  ],
});
