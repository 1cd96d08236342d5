import "server-only";
import { spawn } from "node:child_process";
import type { Owner } from "./owner";

export interface Ran {
  /** 0 where all went well; a number below 0 where the program could not be started at all. */
  code: number;
  /** Why it could not be started, as `EACCES`. */
  errno?: string;
  /** What it wrote to both outputs. */
  said: string;
}

/** Of our own environment a database needs nothing, and is told none of its secrets. */
const env: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env["PATH"] ?? "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

/** Runs one of PostgreSQL's programs as its owner to the end. Never throws. */
export function run(program: string, args: readonly string[], owner: Owner | undefined): Promise<Ran> {
  return new Promise((done) => {
    let said = "";
    const fail = (error: NodeJS.ErrnoException) =>
      done({ code: -1, said, ...(error.code === undefined ? {} : { errno: error.code }) });
    try {
      const child = spawn(program, args, { ...owner, env, cwd: "/", stdio: ["ignore", "pipe", "pipe"] });
      child.once("error", fail);
      for (const output of [child.stdout, child.stderr]) {
        output.setEncoding("utf8").on("data", (text: string) => (said += text));
      }
      child.once("close", (code) => done({ code: code ?? 1, said }));
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
