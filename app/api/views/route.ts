import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";
import { listViews } from "@/lib/server/views/list-views";
import { saveView } from "@/lib/server/views/save-view";
import { newView } from "@/lib/server/views/view-input";

export const GET = route(({ signal }) => listViews(signal));

export const POST = route(async ({ request }) => saveView(await readChange(request, newView)));
