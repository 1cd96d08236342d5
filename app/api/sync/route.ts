import { route } from "@/lib/server/http/route";
import { changeSync } from "@/lib/server/sync/change-sync";
import { getSync } from "@/lib/server/sync/get-sync";

export const GET = route(({ reader }) => getSync(reader));

export const POST = route(({ reader, request }) => changeSync(reader, request));
