import { publicOrigin } from "@/lib/server/http/public-origin";
import { route } from "@/lib/server/http/route";
import { enterShare } from "@/lib/server/shares/enter-share";

export const POST = route<{ share: string }>({ access: "public" }, ({ path, request }) =>
  enterShare(path.share, request, publicOrigin(request).startsWith("https:")),
);
