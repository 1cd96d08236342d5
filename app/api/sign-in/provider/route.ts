import { route } from "@/lib/server/http/route";
import { startAtProvider } from "@/lib/server/people/sign-in-by-provider";

export const GET = route({ access: "public", own: ["next"] }, ({ request, search }) =>
  startAtProvider(request, search),
);
