import { spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { inRoot } from "./root.mjs";

const moduleAt = (name: string) => JSON.stringify(pathToFileURL(inRoot("scripts", name)).href);

/** Runs a script of its own under `main` to its end. */
async function runScript(body: string, env: Record<string, string> = {}) {
  const script = `
    import { main, Mistake } from ${moduleAt("main.mjs")};
    import { startChild } from ${moduleAt("children.mjs")};
    import { startSandbox } from ${moduleAt("sandbox-server.mjs")};
    await main(async () => { ${body} });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, errors };
}

describe("a script that fails", () => {
  it("stops what it started, and ends", { timeout: 8_000 }, async () => {
    const body = `
      startChild(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { env: {}, stdio: ["pipe", "pipe", "ignore"] });
      throw new Mistake("no luck");`;
    expect(await runScript(body)).toEqual({ code: 1, errors: "no luck\n" });
  });

  it("does not wait for a sandbox that could not be started", { timeout: 20_000 }, async () => {
    const { code, errors } = await runScript("await startSandbox();", { SANDBOX_CALLS: "many" });
    expect(code).toBe(1);
    expect(errors).toMatch(/SANDBOX_CALLS: expected a whole number\n.*The sandbox could not be started/s);
  });
});
