import { changeConnection } from "@/lib/server/connections/change-connection";
import { removeConnection } from "@/lib/server/connections/remove-connection";
import { route } from "@/lib/server/http/route";

export const PATCH = route<{ connection: string }>(
  { access: "connections:write" },
  ({ reader, path, request, signal }) =>
    changeConnection({ reader, headers: request.headers, signal }, path.connection, request),
);

export const DELETE = route<{ connection: string }>(
  { access: "connections:write", own: ["calls"] },
  ({ reader, path, request, search, signal }) =>
    removeConnection({ reader, headers: request.headers, signal }, path.connection, search.get("calls")),
);
