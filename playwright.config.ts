import { defineConfig, devices } from "@playwright/test";
import { appPort, appUrl, sandboxPort, sandboxUrl } from "./e2e/support/addresses";
import { findBrowser } from "./e2e/support/browser";
import { ahead } from "./e2e/support/clock.mjs";
import { launchOptions } from "./e2e/support/launch";

const browser = await findBrowser();
// The workers read this file too, and need not look again.
process.env.E2E_CHROMIUM = browser.path;
process.env.E2E_CHROMIUM_BRINGS = browser.brings;

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;
const preload = "--import ./e2e/support/shift-clock.mjs";
const server = {
  reuseExistingServer: false,
  gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
} as const;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  forbidOnly: true,
  fullyParallel: false,
  // The sandbox fails on request for whoever asks it, so tests take turns.
  workers: 1,
  retries: 0,
  // Long, as nothing waits for it but what has failed: a slow machine must not fail what is right.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalTimeout: 1_500_000,
  reporter: [["list"], ...(report === undefined ? [] : ([["json", { outputFile: report }]] as const))],
  use: {
    baseURL: appUrl,
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
    {
      name: "desktop",
      testIgnore: "phone.spec.ts",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
    { name: "phone", testMatch: "phone.spec.ts", use: devices["Pixel 7"] },
  ],
  webServer: [
    {
      ...server,
      name: "sandbox",
      command: `node ${preload} --import tsx scripts/sandbox.ts`,
      url: `${sandboxUrl}/sandbox/state`,
      env: {
        E2E_CLOCK_AHEAD: String(ahead),
        SANDBOX_PORT: String(sandboxPort),
        SANDBOX_SEED: "7",
        SANDBOX_RATE_LIMIT: "off",
        SANDBOX_ARRIVALS: "0",
        SANDBOX_CALLS: "",
        SANDBOX_NOW: "",
      },
      timeout: 60_000,
    },
    {
      ...server,
      name: "app",
      command: `node ${preload} node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${appPort}`,
      url: `${appUrl}/api/health`,
      env: {
        E2E_CLOCK_AHEAD: String(ahead),
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        TZ: "Pacific/Auckland",
        HOST: "127.0.0.1",
        CALLBOARD_SANDBOX: "1",
        HIGHLEVEL_BASE_URL: sandboxUrl,
        HIGHLEVEL_TOKEN: "sandbox-token",
        HIGHLEVEL_LOCATION_ID: "sandbox-location",
        // The mirror has an app of its own; here every request goes to the upstream.
        CALLBOARD_STORE: "off",
        // Empty counts as unset, and keeps the developer's own .env.local out.
        CALLBOARD_ALLOWED_HOSTS: "",
        HIGHLEVEL_API_VERSION: "",
        HIGHLEVEL_NAME: "",
        HIGHLEVEL_TIME_ZONE: "",
      },
      timeout: 60_000,
    },
  ],
});
