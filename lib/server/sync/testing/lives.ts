import "server-only";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("life.ts", import.meta.url));

interface Life {
  child: ChildProcess;
  ready: Promise<unknown>;
}

function begin(): Life {
  const child = fork(program, [], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return { child, ready: once(child, "message") };
}

/** Processes that sync, one after another; the next ones get ready while one lives. */
export function createLives() {
  const prepared = [begin(), begin(), begin()];

  return {
    /** Has the next process do a task. `done` resolves when it is, `kill` ends it at once, done or not. */
    async next(task: unknown) {
      const { child, ready } = prepared.shift() ?? begin();
      prepared.push(begin());
      await ready;
      const done = once(child, "message").then(() => "done" as const);
      child.send(Object(task));
      return {
        done,
        async kill() {
          const ended = once(child, "exit");
          child.kill("SIGKILL");
          await ended;
        },
      };
    },
    async end() {
      for (const { child } of prepared) child.kill("SIGKILL");
    },
  };
}
