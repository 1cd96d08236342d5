import { route } from "@/lib/server/http/route";
import { addPasskey } from "@/lib/server/people/passkeys";

export const POST = route({ access: "account:change" }, ({ request }) => addPasskey(request));
