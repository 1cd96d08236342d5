import { route } from "@/lib/server/http/route";
import { returnFromProvider } from "@/lib/server/people/sign-in-by-provider";

export const GET = route({ access: "public" }, ({ request, search }) => returnFromProvider(request, search));
