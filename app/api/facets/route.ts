import { countFacets } from "@/lib/server/calls/count-facets";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "calls:facets", own: ["find"] }, ({ reader, query, search, signal }) =>
  countFacets(reader, query, search.get("find")?.trim() || undefined, signal),
);
