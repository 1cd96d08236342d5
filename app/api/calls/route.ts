import { listCalls } from "@/lib/server/calls/list-calls";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "calls:read" }, ({ reader, query, signal }) =>
  listCalls(reader, query, signal),
);
