import { route } from "@/lib/server/http/route";
import { signIn } from "@/lib/server/people/sign-in";

export const POST = route({ access: "public" }, ({ request }) => signIn(request));
