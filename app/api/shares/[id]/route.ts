import { route } from "@/lib/server/http/route";
import { revokeShare } from "@/lib/server/shares/shares";

export const DELETE = route<{ id: string }>({ access: "shares:write" }, ({ reader, path, request, signal }) =>
  revokeShare(reader, path.id, { headers: request.headers, signal }),
);
