import { route } from "@/lib/server/http/route";
import { changeSync } from "@/lib/server/sync/change-sync";
import { getSync } from "@/lib/server/sync/get-sync";

export const GET = route({ access: "sync:read" }, ({ reader }) => getSync(reader));

export const POST = route({ access: "sync:write" }, ({ reader, request }) => changeSync(reader, request));
