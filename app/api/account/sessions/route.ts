import { route } from "@/lib/server/http/route";
import { endSessions } from "@/lib/server/people/account";

export const POST = route({ access: "account:change" }, ({ request }) => endSessions(request));
