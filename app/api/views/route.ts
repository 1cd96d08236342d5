import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";
import { newView } from "@/lib/server/views/view-input";
import { listViews, saveView } from "@/lib/server/views/views";

export const GET = route({ access: "views:read" }, ({ reader, signal }) => listViews(reader, signal));

export const POST = route({ access: "views:write" }, async ({ reader, request }) =>
  saveView(reader, await readChange(request, newView)),
);
