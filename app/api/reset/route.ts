import { route } from "@/lib/server/http/route";
import { askForReset } from "@/lib/server/people/reset";

export const POST = route({ access: "public" }, ({ request }) => askForReset(request));
