import { publicOrigin } from "@/lib/server/http/public-origin";
import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";
import { createShare } from "@/lib/server/shares/create-share";
import { newShare } from "@/lib/server/shares/share-input";
import { listShares } from "@/lib/server/shares/shares";

export const GET = route({ access: "shares:read" }, ({ reader, signal }) => listShares(reader, signal));

export const POST = route({ access: "shares:write" }, async ({ reader, request, signal }) =>
  createShare(reader, await readChange(request, newShare), {
    headers: request.headers,
    origin: publicOrigin(request),
    signal,
  }),
);
