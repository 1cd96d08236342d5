import "server-only";
import { sqlStateOf } from "./postgres/sql-state";

/**
 * What of an error may be logged: its type, the database's code for it, and where it was thrown; never its message, which
 * may quote anything.
 */
export function describeError(error: unknown): {
  type: string;
  sqlstate?: string;
  routine?: string;
  stack?: string[];
} {
  if (!(error instanceof Error)) return { type: typeof error };
  const sqlstate = sqlStateOf(error);
  const lines = (error.stack ?? "").split("\n");
  return {
    type: error.name,
    ...(sqlstate !== undefined && { sqlstate }),
    ...(sqlstate !== undefined && "routine" in error && { routine: String(error.routine) }),
    stack: lines.filter((line) => /^\s+at /.test(line)).slice(0, 11),
  };
}
