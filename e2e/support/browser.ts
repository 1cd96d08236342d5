import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, writeFile } from "node:fs/promises";
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

/**
 * The browser that the environment names.
 * @throws Error if there is no file of that name
 */
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

/** The package's own names folders that we do not use. A browser that finds no font crashes at each text field. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** The browser inside an npm package; it runs on a Linux that has nothing but Node.js. */
async function carried(): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const project = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const version = /"@sparticuz\/chromium": "([^"]+)"/.exec(project)?.[1] ?? "unknown";
  const folder = join(cache, `browser-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const partial = await mkdtemp(`${folder}-`);
    await unpack(partial);
    await writeFile(join(partial, "fonts", "fonts.conf"), fontsConfiguration);
    // The final name only exists when the folder is complete.
    await rename(partial, folder);
  }
  return { path: join(folder, "chromium"), brings: folder };
}

/** In the order of preference. The carried browser needs half of the processor time of an installed one. */
async function* candidates(): AsyncGenerator<Browser> {
  const packed = await carried();
  if (packed !== undefined) yield packed;
  for (const path of [chromium.executablePath(), ...installed]) {
    if (existsSync(path)) yield { path, brings: "" };
  }
}

/** Why a browser does not run; undefined if it does. */
async function failure(browser: Browser): Promise<string | undefined> {
  try {
    await (await chromium.launch({ ...launchOptions(browser), timeout: 30_000 })).close();
    return undefined;
  } catch (error) {
    return `${browser.path} does not run: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * The browser that the environment names, else the first that runs: the one that an npm package carries, Playwright's
 * own, or an installed one.
 * @throws Error that says what to do if there is none
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
