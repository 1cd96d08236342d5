import "server-only";
import { once } from "node:events";

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Has `work` done when the process is asked to end, and then whoever was asked before: Next ends the process without
 * waiting for others. Asked twice, it does not wait for the work.
 */
export function beforeExit(work: () => Promise<void>): void {
  for (const signal of signals) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.once(signal, () => {
      const again = once(process, signal);
      void Promise.race([work().catch(() => undefined), again]).then(() => {
        if (others.length === 0) process.exit(signal === "SIGINT" ? 130 : 143);
        for (const other of others) other.call(process, signal);
      });
    });
  }
}
