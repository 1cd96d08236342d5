import { ahead } from "./clock.mjs";

/** How to start a server of the tests, in the project's folder. */
export interface Start {
  /** Arguments for Node.js. */
  args: string[];
  env: Record<string, string>;
}

const preload = ["--import", "./e2e/support/shift-clock.mjs"];
const clock = { E2E_CLOCK_AHEAD: String(ahead) };

/** The sandbox upstream. */
export function sandboxStart(port: number): Start {
  return {
    args: [...preload, "--import", "tsx", "scripts/sandbox.ts"],
    env: {
      ...clock,
      SANDBOX_PORT: String(port),
      SANDBOX_SEED: "7",
      SANDBOX_RATE_LIMIT: "off",
      SANDBOX_ARRIVALS: "0",
      SANDBOX_CALLS: "",
      SANDBOX_NOW: "",
      // The tests are about one connection.
      SANDBOX_TELZINO_PORT: "",
      SANDBOX_LEADWAY_PORT: "",
    },
  };
}

/** The production build of the app, with the address of its upstream and the folder for its data. */
export function appStart(port: number, upstream: string, folder: string): Start {
  return {
    args: [...preload, "node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    env: {
      ...clock,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      TZ: "Pacific/Auckland",
      HOST: "127.0.0.1",
      CALLBOARD_SANDBOX: "1",
      HIGHLEVEL_BASE_URL: upstream,
      HIGHLEVEL_TOKEN: "sandbox-token",
      HIGHLEVEL_LOCATION_ID: "sandbox-location",
      // Empty counts as unset, and keeps the developer's own .env.local out.
      CALLBOARD_ALLOWED_HOSTS: "",
      CALLBOARD_DATA_DIR: folder,
      CALLBOARD_SYNC: "",
      CALLBOARD_SYNC_SECRET: "",
      CALLBOARD_SIGNAL_SECRET: "",
      DATABASE_URL: "",
      HIGHLEVEL_API_VERSION: "",
      HIGHLEVEL_PRESET: "",
      HIGHLEVEL_APP_HOST: "",
      HIGHLEVEL_NAME: "",
      HIGHLEVEL_TIME_ZONE: "",
      TELZINO_CLIENT_ID: "",
      TELZINO_CLIENT_SECRET: "",
    },
  };
}
