import type { CallKey } from "@/lib/calls/answers";
import { openRecording } from "@/lib/server/calls/open-recording";
import { route } from "@/lib/server/http/route";

export const GET = route<CallKey>({ access: "recordings:read" }, ({ reader, path, request, signal }) =>
  openRecording(reader, path, {
    range: request.headers.get("range") ?? undefined,
    gone: request.signal,
    signal,
  }),
);
