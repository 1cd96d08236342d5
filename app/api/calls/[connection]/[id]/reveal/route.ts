import type { CallKey } from "@/lib/calls/answers";
import { revealPart, revealRequest } from "@/lib/server/calls/reveal-part";
import { readChange } from "@/lib/server/http/read-change";
import { route } from "@/lib/server/http/route";

export const POST = route<CallKey>({ access: "calls:reveal" }, async ({ reader, path, request, signal }) =>
  revealPart(reader, path, await readChange(request, revealRequest), request.headers, signal),
);
