import { route } from "@/lib/server/http/route";
import { signalSync } from "@/lib/server/sync/signal-sync";

export const POST = route<{ connection: string }>(
  { access: "public", own: ["agent"] },
  ({ path, request, search }) => signalSync(path.connection, request, search.get("agent") ?? undefined),
);
