import { route } from "@/lib/server/http/route";
import { changeName } from "@/lib/server/people/account";

export const POST = route({ access: "account:change" }, ({ request }) => changeName(request));
