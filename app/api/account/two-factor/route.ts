import { route } from "@/lib/server/http/route";
import { beginTwoFactor } from "@/lib/server/people/account";

export const POST = route({ access: "account:change" }, ({ request }) => beginTwoFactor(request));
