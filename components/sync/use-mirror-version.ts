"use client";

import { useQuery } from "@tanstack/react-query";
import { syncQuery } from "@/components/query/queries";
import type { SyncAnswer } from "@/lib/calls/answers";

const readVersion = ({ connections }: SyncAnswer) => ({
  version: connections.map(({ connection, version }) => `${connection} ${version}`).join(", "),
  asOf:
    connections
      .map(({ asOf = "" }) => asOf)
      .sort()
      .at(-1) ?? "",
});

/**
 * Which state of the calls the mirror has: `version` changes whenever one of them does, and answers that are as of
 * `asOf` (ISO) or later are of that state. Undefined where it is not known.
 */
export function useMirrorVersion() {
  return useQuery({ ...syncQuery(), enabled: false, select: readVersion }).data;
}
