import { route } from "@/lib/server/http/route";
import { offerPasskey } from "@/lib/server/people/passkeys";

export const POST = route({ access: "account:change" }, ({ request }) => offerPasskey(request));
