import { checkAccess } from "@/lib/server/connections/check-access";
import { route } from "@/lib/server/http/route";

export const POST = route<{ connection: string }>({ access: "connections:write" }, ({ path, signal }) =>
  checkAccess(path.connection, signal),
);
