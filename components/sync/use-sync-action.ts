import { useMutation, useQueryClient } from "@tanstack/react-query";
import { syncQuery } from "@/components/query/queries";
import { sendJson } from "@/components/query/fetch-json";
import type { SyncAnswer } from "@/lib/calls/answers";
import type { ApiError } from "@/lib/calls/errors";
import { api } from "@/lib/calls/query/parts";

export type SyncAction = "pause" | "resume" | "now" | "recheck";

/** Tells the sync of a connection (slug) what to do. Its answer is shown at once. */
export function useSyncAction(connection: string) {
  const client = useQueryClient();
  return useMutation<SyncAnswer, ApiError, SyncAction>({
    mutationFn: (action) => sendJson<SyncAnswer>("POST", api.sync(), { action, connection }),
    onSuccess: (answer) => client.setQueryData(syncQuery().queryKey, answer),
  });
}
