import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

function start(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/sandbox.ts"], {
    cwd: root,
    env: { ...process.env, ...environment },
  });
}

async function output(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}

describe("the command", () => {
  it("prints one line, serves, and stops with its parent's pipe", async () => {
    const child = start({
      SANDBOX_CALLS: "20",
      SANDBOX_NOW: "2026-11-20T18:00:00Z",
      SANDBOX_STOP_WITH_PARENT: "1",
    });
    const printed = output(child.stdout);
    if (child.stdout !== null) await once(child.stdout, "data");
    const exited = once(child, "exit");
    child.stdin?.end();
    expect(await exited).toEqual([0, null]);
    expect(await printed).toMatch(/^\{"sandbox":"http:\/\/127\.0\.0\.1:\d+"\}\n$/);
  });

  it("serves a second upstream if a port is named for it", async () => {
    const child = start({
      SANDBOX_CALLS: "20",
      SANDBOX_TELZINO_CALLS: "20",
      SANDBOX_TELZINO_PORT: "0",
      SANDBOX_STOP_WITH_PARENT: "1",
    });
    const printed = output(child.stdout);
    if (child.stdout !== null) await once(child.stdout, "data");
    const exited = once(child, "exit");
    child.stdin?.end();
    expect(await exited).toEqual([0, null]);
    expect(await printed).toMatch(/^\{"sandbox":"http:[^"]+","telzino":"http:\/\/127\.0\.0\.1:\d+"\}\n$/);
  });

  it("names each wrong setting", async () => {
    const child = start({ SANDBOX_PORT: "many", SANDBOX_TIME_ZONE: "Mars", SANDBOX_RATE_LIMIT: "0" });
    const [complaint, [code]] = await Promise.all([output(child.stderr), once(child, "exit")]);
    expect(code).toBe(1);
    for (const name of ["SANDBOX_PORT", "SANDBOX_TIME_ZONE", "SANDBOX_RATE_LIMIT"])
      expect(complaint).toContain(name);
  });
});
