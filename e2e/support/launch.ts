import { join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

/** A browser to test with. */
export interface Browser {
  path: string;
  /** The folder with the libraries and fonts that it brings along; empty where it uses the machine's. */
  brings: string;
}

/** Runs as root and in small containers, and asks nobody on the network for anything. */
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
    FONTCONFIG_PATH: join(brings, "fonts"),
    ...Object.fromEntries(inherited),
    LD_LIBRARY_PATH: libraries,
  };
}

export function launchOptions({ path, brings }: Browser): LaunchOptions {
  return { executablePath: path, args: flags, ...(brings === "" ? {} : { env: environment(brings) }) };
}
