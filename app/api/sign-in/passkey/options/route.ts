import { route } from "@/lib/server/http/route";
import { askForPasskey } from "@/lib/server/people/passkeys";

export const POST = route({ access: "public" }, ({ request }) => askForPasskey(request));
