import "server-only";
import { config } from "@/lib/server/config";

/** Ends a server whose configuration is wrong, with the reason, before it answers anything. */
export function requireConfig(): void {
  if (process.env["CALLBOARD_STORE"]?.trim()) {
    process.stderr.write(
      "Configuration: CALLBOARD_STORE has no effect any longer: the mirror is always on. Remove it.\n",
    );
  }
  try {
    config();
  } catch (error) {
    process.stderr.write(`Configuration: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
