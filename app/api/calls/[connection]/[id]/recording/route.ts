import type { CallKey } from "@/lib/calls/answers";
import { openRecording } from "@/lib/server/calls/open-recording";
import { route } from "@/lib/server/http/route";

export const GET = route<CallKey>(({ reader, path, request }) =>
  openRecording(reader, path, request.headers.get("range") ?? undefined, request.signal),
);
