"use client";

import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";

/**
 * The answer that the browser already has to one of `queries.ts`, without asking for it. The frame around the pages
 * uses it: a query that the frame starts would keep the page from using the answer that it is served with, and the
 * browser would draw another page than the server did.
 */
export function useKnownAnswer<T>({ queryKey }: { queryKey: readonly [string] }): T | undefined {
  const client = useQueryClient();
  const [path] = queryKey;
  const subscribe = useCallback(
    (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [client],
  );
  const read = useCallback(() => client.getQueryData<T>([path]), [client, path]);
  return useSyncExternalStore(subscribe, read, () => undefined);
}
