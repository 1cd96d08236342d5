import { route } from "@/lib/server/http/route";
import { signInWithCode } from "@/lib/server/people/sign-in";

export const POST = route({ access: "public" }, ({ request }) => signInWithCode(request));
