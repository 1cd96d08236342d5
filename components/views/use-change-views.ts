"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendJson } from "@/components/query/fetch-json";
import type { View, ViewList } from "@/lib/calls/answers";
import type { ApiError } from "@/lib/calls/errors";
import { api } from "@/lib/calls/query/parts";
import type { ViewPage } from "@/lib/calls/views/view-query";

/** What can be done with the views of this installation; `path` is for a new one, or for the one that it names. */
type ViewsChange =
  | { method: "POST"; path: string; body: { name: string; page: ViewPage; query: string } }
  | { method: "PATCH"; path: string; body: Partial<Pick<View, "name" | "query" | "isDefault">> }
  | { method: "DELETE"; path: string; body: Record<never, never> };

/** Changes the views; each answer holds them as they are then. */
export function useChangeViews() {
  const client = useQueryClient();
  const queryKey = [api.views()];
  return useMutation<ViewList, ApiError, ViewsChange>({
    mutationFn: ({ method, path, body }) => sendJson<ViewList>(method, path, body),
    onSuccess: (list) => client.setQueryData(queryKey, list),
    // It may be gone, or its name taken, by what somebody else did.
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
