import { addConnection } from "@/lib/server/connections/add-connection";
import { listConnections } from "@/lib/server/connections/list-connections";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "connections:write" }, ({ signal }) => listConnections(signal));

export const POST = route({ access: "connections:write" }, ({ reader, request, signal }) =>
  addConnection({ reader, headers: request.headers, signal }, request),
);
