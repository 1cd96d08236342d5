import { defineConfig, devices } from "@playwright/test";
import {
  appPort,
  appUrl,
  mirrorPort,
  mirrorSandboxPort,
  mirrorSandboxUrl,
  mirrorUrl,
  sandboxPort,
  sandboxUrl,
} from "./e2e/support/addresses";
import { findBrowser } from "./e2e/support/browser";
import { launchOptions } from "./e2e/support/launch";
import { appStart, sandboxStart } from "./e2e/support/servers";
import type { Settings } from "./e2e/support/test";

const browser = await findBrowser();
// The workers read this file too: they take what was found.
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

function upstream(name: string, port: number, url: string, settings?: Record<string, string>) {
  const { args, env } = sandboxStart(port, settings);
  return { ...server, name, command: command(args), url: `${url}/sandbox/state`, env };
}

function app(name: string, port: number, url: string, of: string, settings: Record<string, string>) {
  const { args, env } = appStart(port, of, settings);
  const folder = settings["CALLBOARD_DATA_DIR"];
  const clean = folder === undefined ? "" : `node e2e/support/empty-folder.mjs ${folder} && `;
  return { ...server, name, command: clean + command(args), url: `${url}/api/health`, env };
}

export default defineConfig<object, Settings>({
  testDir: "e2e",
  outputDir: "test-results/browser",
  forbidOnly: true,
  fullyParallel: false,
  // The sandbox fails on request for whoever asks it, so tests take turns.
  workers: 1,
  retries: 0,
  // Long, as nothing waits for it but what has failed: a slow machine must not fail what is right.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  globalTimeout: 2_700_000,
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
      testIgnore: ["phone.spec.ts", "mirror-*.spec.ts"],
      use: desktop,
    },
    { name: "phone", testMatch: "phone.spec.ts", use: devices["Pixel 7"] },
    {
      name: "mirror",
      testMatch: "mirror-*.spec.ts",
      use: { ...desktop, baseURL: mirrorUrl, sandboxUrl: mirrorSandboxUrl },
    },
  ],
  webServer: [
    upstream("sandbox", sandboxPort, sandboxUrl),
    upstream("mirror's sandbox", mirrorSandboxPort, mirrorSandboxUrl, { SANDBOX_CALLS: "600" }),
    // Here every request goes to the upstream.
    app("app", appPort, appUrl, sandboxUrl, { CALLBOARD_STORE: "off" }),
    app("mirror", mirrorPort, mirrorUrl, mirrorSandboxUrl, {
      CALLBOARD_STORE: "",
      CALLBOARD_DATA_DIR: mirrorFolder,
    }),
  ],
});
