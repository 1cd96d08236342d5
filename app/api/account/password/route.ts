import { route } from "@/lib/server/http/route";
import { changePassword } from "@/lib/server/people/account";

export const POST = route({ access: "account:change" }, ({ request }) => changePassword(request));
