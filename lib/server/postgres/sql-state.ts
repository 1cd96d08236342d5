import "server-only";

/** The SQLSTATE of an error that PostgreSQL answered with: five letters and digits, of which two are its class. */
export function sqlStateOf(error: unknown): string | undefined {
  const state = error instanceof Error && "severity" in error && "code" in error ? error.code : undefined;
  return typeof state === "string" && /^[0-9A-Z]{5}$/.test(state) ? state : undefined;
}
