import "server-only";
import { database } from "../store/store";
import { requestRange } from "../sync/request-range";
import { requestRefresh } from "../sync/request-refresh";
import type { ResolvedQuery } from "./resolve";

/**
 * Has the sync read what a reader looks at: the newest calls, and first of all what of the range is not loaded yet.
 * The answer does not wait for it.
 */
export function followReader({ parts, window, now }: ResolvedQuery): void {
  const store = database();
  if (!store) return;
  const span = { start: window.start ?? 0, end: Math.min(window.end ?? now, now) };
  for (const { connection, coverage } of parts) {
    void requestRefresh(store, connection.connectionId);
    if (!coverage.complete) void requestRange(store, connection.connectionId, span);
  }
}
