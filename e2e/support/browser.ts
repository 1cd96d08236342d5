import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions, type Browser } from "./launch";

const installed = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const advice = `No browser was found for the browser tests. One of these helps:
  npx playwright install --with-deps chromium
  apt-get update && apt-get install -y --no-install-recommends chromium   (Debian, as root)
  E2E_CHROMIUM=/path/to/chrome npm test`;

/** The browser that somebody named; a wrong name is not passed over. */
function named(): Browser | undefined {
  for (const variable of ["E2E_CHROMIUM", "CHROME_PATH"]) {
    const path = process.env[variable];
    if (path === undefined || path === "") continue;
    if (!existsSync(path)) throw new Error(`${variable}: there is no browser at ${path}`);
    return { path, brings: process.env.E2E_CHROMIUM_BRINGS ?? "" };
  }
  return undefined;
}

const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));

/**
 * Unpacks the browser of `@sparticuz/chromium` into a folder. The package unpacks into the temporary folder, reuses
 * what lies there, whatever version or user it is from, and reads the environment when it is imported.
 */
async function unpack(folder: string): Promise<void> {
  // Taken for Amazon's machine, which has no libraries either, it unpacks the ones that it needs.
  const changes = { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  const before = { ...process.env };
  Object.assign(process.env, changes);
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
}

/** The browser inside an npm package; it runs on a Linux that has nothing but Node.js. */
async function carried(): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const project = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const version = /"@sparticuz\/chromium": "([^"]+)"/.exec(project)?.[1] ?? "unknown";
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    // Under its own name only once it is complete.
    const partial = await mkdtemp(`${folder}-`);
    await unpack(partial);
    await rename(partial, folder);
  }
  return { path: join(folder, "chromium"), brings: folder };
}

/** In the order of preference; a later one is looked at only where the ones before do not run. */
async function* candidates(): AsyncGenerator<Browser> {
  for (const path of [chromium.executablePath(), ...installed]) {
    if (existsSync(path)) yield { path, brings: "" };
  }
  const packed = await carried();
  if (packed !== undefined) yield packed;
}

/** Why a browser does not run; undefined where it does. */
async function failure(browser: Browser): Promise<string | undefined> {
  try {
    await (await chromium.launch({ ...launchOptions(browser), timeout: 30_000 })).close();
    return undefined;
  } catch (error) {
    return `${browser.path} does not run: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * The first browser that runs: the one named in the environment, Playwright's own, an installed one, or the one that
 * an npm package carries.
 * @throws Error that says what to do where there is none
 */
export async function findBrowser(): Promise<Browser> {
  const chosen = named();
  if (chosen !== undefined) return chosen;
  const failures: string[] = [];
  for await (const browser of candidates()) {
    const reason = await failure(browser);
    if (reason === undefined) return browser;
    failures.push(reason);
  }
  throw new Error([...failures, advice].join("\n"));
}
