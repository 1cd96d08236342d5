import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";
import { viewChange } from "@/lib/server/views/view-input";
import { changeView, deleteView } from "@/lib/server/views/views";

export const PATCH = route<{ id: string }>({ access: "views:write" }, async ({ reader, path, request }) =>
  changeView(reader, path.id, await readChange(request, viewChange)),
);

export const DELETE = route<{ id: string }>({ access: "views:write" }, ({ reader, path }) =>
  deleteView(reader, path.id),
);
