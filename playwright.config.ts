import { defineConfig, devices } from "@playwright/test";
import { appPort, appUrl, sandboxPort, sandboxUrl } from "./e2e/support/addresses";
import { findBrowser } from "./e2e/support/browser";
import { launchOptions } from "./e2e/support/launch";
import { dataFolder, outputFolder } from "./e2e/support/run-folder";
import { appStart, sandboxStart, type Start } from "./e2e/support/servers";

const browser = await findBrowser();
// The workers read this file too: they take what was found.
process.env.E2E_CHROMIUM = browser.path;
process.env.E2E_CHROMIUM_BRINGS = browser.brings;

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

function server(name: string, { args, env }: Start, url: string) {
  return {
    name,
    url,
    env,
    command: `node ${args.join(" ")}`,
    reuseExistingServer: false,
    // What it logs stands beside the test during which it was logged.
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    timeout: 60_000,
  } as const;
}

export default defineConfig({
  testDir: "e2e",
  outputDir: outputFolder,
  globalSetup: "./e2e/support/global-setup.ts",
  forbidOnly: true,
  fullyParallel: false,
  // Tests change the upstream that all of them share, so they take turns.
  workers: 1,
  retries: 0,
  // Only a failing test waits this long. A slow machine must not fail a correct test.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  globalTimeout: 1_800_000,
  reporter: [["list"], ...(report === undefined ? [] : ([["json", { outputFile: report }]] as const))],
  use: {
    baseURL: appUrl,
    // A step that hangs says which one it is, before the whole test is too late.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    launchOptions: launchOptions(browser),
    locale: "en-GB",
    // Nothing moves without end, which costs processor time in each frame.
    contextOptions: { reducedMotion: "reduce" },
    // Neither the server's zone nor that of any call: what is shown must follow from the URL alone.
    timezoneId: "Asia/Kolkata",
    // A trace costs processor time in each test. A failed test runs again to make one (scripts/browser-tests.mjs).
    trace: "off",
    screenshot: "off",
    video: "off",
  },
  projects: [
    {
      name: "desktop",
      testIgnore: "phone.spec.ts",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
    { name: "phone", testMatch: "phone.spec.ts", use: devices["Pixel 7"] },
  ],
  webServer: [
    server("sandbox", sandboxStart(sandboxPort), `${sandboxUrl}/sandbox/state`),
    server("app", appStart(appPort, sandboxUrl, dataFolder), `${appUrl}/api/health`),
  ],
});
