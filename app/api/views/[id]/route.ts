import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";
import { changeView } from "@/lib/server/views/change-view";
import { deleteView } from "@/lib/server/views/delete-view";
import { viewChange } from "@/lib/server/views/view-input";

export const PATCH = route<{ id: string }>({ access: "views:write" }, async ({ reader, path, request }) =>
  changeView(reader, path.id, await readChange(request, viewChange)),
);

export const DELETE = route<{ id: string }>({ access: "views:write" }, ({ reader, path }) =>
  deleteView(reader, path.id),
);
