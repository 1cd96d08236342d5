import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";
import { changeRetention, getRetention, retentionChange } from "@/lib/server/retention/change-retention";

export const GET = route({ access: "data:retain" }, ({ reader, signal }) => getRetention(reader, signal));

export const PUT = route({ access: "data:retain" }, async ({ reader, request }) =>
  changeRetention(reader, await readChange(request, retentionChange), request.headers),
);
