import { route } from "@/lib/server/http/route";
import { makeFirstOwner } from "@/lib/server/people/join";

export const POST = route({ access: "public" }, ({ request }) => makeFirstOwner(request));
