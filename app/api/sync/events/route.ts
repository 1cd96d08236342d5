import { route } from "@/lib/server/http/route";
import { watchSync } from "@/lib/server/sync/watch-sync";

export const GET = route({ access: "sync:read" }, ({ reader, request }) => watchSync(reader, request.signal));
