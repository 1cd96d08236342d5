import { explainSearch } from "@/lib/server/calls/explain-search";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "calls:read" }, ({ reader, query, signal }) =>
  explainSearch(reader, query, signal),
);
