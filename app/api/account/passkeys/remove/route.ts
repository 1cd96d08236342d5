import { route } from "@/lib/server/http/route";
import { removePasskey } from "@/lib/server/people/account";

export const POST = route({ access: "account:change" }, ({ request }) => removePasskey(request));
