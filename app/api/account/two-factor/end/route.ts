import { route } from "@/lib/server/http/route";
import { endTwoFactor } from "@/lib/server/people/account";

export const POST = route({ access: "account:change" }, ({ request }) => endTwoFactor(request));
