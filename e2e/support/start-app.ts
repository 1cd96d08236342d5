import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "@playwright/test";
import { freePort } from "../../scripts/ports.mjs";
import { appStart } from "./servers";

/** An app of a test's own. */
export interface OwnApp {
  url: string;
  stop: () => Promise<void>;
}

/**
 * Starts an app with an upstream and a folder for its data, and waits until it answers.
 * @param settings variables beside those of all apps
 */
export async function startApp(
  upstream: string,
  folder: string,
  settings: Record<string, string> = {},
): Promise<OwnApp> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { args, env } = appStart(port, upstream, folder);
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, ...settings },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  const answers = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers, { timeout: 60_000 }).toBe(true);
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
