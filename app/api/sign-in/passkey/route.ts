import { route } from "@/lib/server/http/route";
import { signInWithPasskey } from "@/lib/server/people/passkeys";

export const POST = route({ access: "public" }, ({ request }) => signInWithPasskey(request));
