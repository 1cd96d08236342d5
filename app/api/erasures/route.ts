import { eraseData, erasureRequest } from "@/lib/server/calls/erase";
import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";

export const POST = route({ access: "data:erase" }, async ({ reader, request, signal }) =>
  eraseData(reader, await readChange(request, erasureRequest), request.headers, signal),
);
