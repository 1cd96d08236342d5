import { listAgents } from "@/lib/server/calls/list-agents";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "agents:read" }, ({ reader, signal }) => listAgents(reader, signal));
