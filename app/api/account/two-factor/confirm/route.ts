import { route } from "@/lib/server/http/route";
import { confirmTwoFactor } from "@/lib/server/people/account";

export const POST = route({ access: "account:change" }, ({ request }) => confirmTwoFactor(request));
