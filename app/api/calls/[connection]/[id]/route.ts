import type { CallKey } from "@/lib/calls/answers";
import { getCall } from "@/lib/server/calls/get-call";
import { route } from "@/lib/server/http/route";

export const GET = route<CallKey>({ access: "call:read" }, ({ reader, path, query, signal }) =>
  getCall(reader, path, query, signal),
);
