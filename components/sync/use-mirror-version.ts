"use client";

import { useQuery } from "@tanstack/react-query";
import { syncQuery } from "@/components/query/queries";
import type { MirrorVersions, SyncAnswer } from "@/lib/calls/answers";

const readVersion = ({ connections }: SyncAnswer) => ({
  version: connections.map(({ connection, version }) => `${connection} ${version}`).join(", "),
  versions: Object.fromEntries(connections.map(({ connection, version }) => [connection, version])),
});

type MirrorState = ReturnType<typeof readVersion>;

/** Which state of the calls the mirror has: `version` changes with every change of a call. Undefined if not known. */
export function useMirrorVersion(): MirrorState | undefined {
  return useQuery({ ...syncQuery(), enabled: false, select: readVersion }).data;
}

/** Whether an answer is from the state that the mirror has. */
export const isOfState = (versions: MirrorVersions | undefined, mirror: MirrorState): boolean =>
  versions !== undefined &&
  Object.entries(versions).every(([connection, version]) => mirror.versions[connection] === version);
