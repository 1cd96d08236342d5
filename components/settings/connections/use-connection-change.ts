"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { sendJson } from "@/components/query/fetch-json";
import type { AccessAnswer, ConnectionList } from "@/lib/calls/connection-settings";
import type { ApiError } from "@/lib/calls/errors";
import { api } from "@/lib/calls/query/parts";

interface Change {
  method: "POST" | "PATCH" | "DELETE";
  path: string;
  body: object;
}

/** Changes connections. The list is shown as it is then, and so are their names on the page around it. */
export function useConnectionChange() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation<ConnectionList, ApiError, Change>({
    mutationFn: ({ method, path, body }) => sendJson<ConnectionList>(method, path, body),
    onSuccess: (list) => {
      client.setQueryData([api.connections()], list);
      router.refresh();
    },
  });
}

/** Tries what the credentials of a connection may read. */
export const useAccessTest = (slug: string) =>
  useMutation<AccessAnswer, ApiError>({
    mutationFn: () => sendJson<AccessAnswer>("POST", `${api.connection(slug)}/test`, {}),
  });

/** What is wrong with a field of a form, without its name in front, which stands above it. */
export function errorOf(error: ApiError | null, field: string): string | undefined {
  if (error?.field !== field) return undefined;
  const message = error.message.replace(`${field}: `, "");
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** What is wrong with none of the fields of a form. */
export const otherError = (error: ApiError | null, fields: readonly string[]): string | undefined =>
  error && !fields.includes(error.field ?? "") ? error.message : undefined;
