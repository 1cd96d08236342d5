import { route } from "@/lib/server/http/route";
import { signOut } from "@/lib/server/people/sign-in";

export const POST = route({ access: "public" }, ({ request }) => signOut(request));
