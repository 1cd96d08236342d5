import { exportCalls, exportParameters } from "@/lib/server/calls/export-calls";
import { route } from "@/lib/server/http/route";

export const GET = route(
  { access: "calls:export", own: exportParameters },
  ({ reader, query, search, request, signal }) =>
    exportCalls(reader, query, search, { gone: request.signal, signal }),
);
