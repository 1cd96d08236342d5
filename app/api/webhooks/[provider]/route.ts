import { receiveWebhook } from "@/lib/server/connections/receive-webhook";
import { route } from "@/lib/server/http/route";

export const POST = route<{ provider: string }>({ access: "public" }, ({ path, request, signal }) =>
  receiveWebhook(path.provider, request, signal),
);
