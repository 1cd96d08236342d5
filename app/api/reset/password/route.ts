import { route } from "@/lib/server/http/route";
import { resetPassword } from "@/lib/server/people/reset";

export const POST = route({ access: "public" }, ({ request }) => resetPassword(request));
