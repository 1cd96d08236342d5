import { measureCalls } from "@/lib/server/calls/measure-calls";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "calls:measure" }, ({ reader, query, signal }) =>
  measureCalls(reader, query, signal),
);
