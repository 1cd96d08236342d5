import type { CallKey } from "@/lib/calls/answers";
import { openRecording } from "@/lib/server/calls/open-recording";
import { rangeHeaders } from "@/lib/server/http/range-headers";
import { route } from "@/lib/server/http/route";

export const GET = route<CallKey>({ access: "recordings:read" }, ({ reader, path, request, signal }) =>
  openRecording(reader, path, { ...rangeHeaders(request), gone: request.signal, signal }),
);
