import type { CallKey } from "@/lib/calls/answers";
import { getPeaks } from "@/lib/server/calls/get-peaks";
import { route } from "@/lib/server/http/route";

export const GET = route<CallKey>({ access: "recordings:read" }, ({ reader, path, signal }) =>
  getPeaks(reader, path, signal),
);
