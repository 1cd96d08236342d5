import { join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

/** A browser to test with. */
export interface Browser {
  path: string;
  /** The folder with the libraries and fonts that it brings along; empty if it uses the machine's. */
  brings: string;
}

/** For root and small containers, and without requests to the network. */
const flags = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

function environment(brings: string): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const libraries = [join(brings, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    HOME: brings,
    ...Object.fromEntries(inherited),
    LD_LIBRARY_PATH: libraries,
    // Its own fonts only, so that a text has the same width on each machine.
    FONTCONFIG_FILE: join(brings, "fonts", "fonts.conf"),
    XDG_CACHE_HOME: join(brings, "cache"),
  };
}

export function launchOptions({ path, brings }: Browser): LaunchOptions {
  return { executablePath: path, args: flags, ...(brings === "" ? {} : { env: environment(brings) }) };
}
