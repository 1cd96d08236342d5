import { exportCalls, exportParameters } from "@/lib/server/calls/export-calls";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { route } from "@/lib/server/http/route";

export const GET = route(
  { access: "calls:export", own: exportParameters },
  ({ reader, query, base, search, request, signal }) =>
    exportCalls(reader, query, search, {
      origin: publicOrigin(request) + base,
      gone: request.signal,
      signal,
    }),
);
