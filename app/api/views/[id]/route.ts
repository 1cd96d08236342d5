import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";
import { requireSameOrigin } from "@/lib/server/http/same-origin";
import { changeView } from "@/lib/server/views/change-view";
import { deleteView } from "@/lib/server/views/delete-view";
import { viewChange } from "@/lib/server/views/view-input";

export const PATCH = route<{ id: string }>(async ({ path, request }) =>
  changeView(path.id, await readChange(request, viewChange)),
);

export const DELETE = route<{ id: string }>(({ path, request }) => {
  requireSameOrigin(request);
  return deleteView(path.id);
});
