import { checkHealth } from "@/lib/server/check-health";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "public" }, ({ request }) => checkHealth(request.headers));
