import "server-only";

/** What of an error may be logged: its type, and where it was thrown; never its message, which may quote anything. */
export function describeError(error: unknown): { type: string; stack?: string[] } {
  if (!(error instanceof Error)) return { type: typeof error };
  const lines = (error.stack ?? "").split("\n");
  return { type: error.name, stack: lines.filter((line) => /^\s+at /.test(line)).slice(0, 11) };
}
