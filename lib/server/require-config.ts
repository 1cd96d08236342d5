import "server-only";
import { config, type Config } from "@/lib/server/config";
import { isLoopback } from "@/lib/server/http/security";

/** Says what the operator should know of a configuration that is right, but reveals the calls. */
function warn({ host }: Config): void {
  if (isLoopback(host.toLowerCase())) return;
  process.stderr.write(
    `Warning: this server listens on ${host}, beyond this machine, and has no sign-in: everyone who reaches it can read all calls. Set HOST to 127.0.0.1, or let only a proxy with a sign-in reach it.\n`,
  );
}

/** Ends a server whose configuration is wrong, with the reason, before it answers anything. */
export function requireConfig(): void {
  if (process.env["CALLBOARD_STORE"]?.trim()) {
    process.stderr.write(
      "Configuration: CALLBOARD_STORE has no effect any longer: the mirror is always on. Remove it.\n",
    );
  }
  try {
    warn(config());
  } catch (error) {
    process.stderr.write(`Configuration: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
