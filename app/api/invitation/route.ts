import { route } from "@/lib/server/http/route";
import { acceptInvitation } from "@/lib/server/people/join";

export const POST = route({ access: "public" }, ({ request }) => acceptInvitation(request));
