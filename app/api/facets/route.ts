import { maskFacets } from "@/lib/server/access/mask";
import { countFacets } from "@/lib/server/calls/count-facets";
import { route } from "@/lib/server/http/route";

export const GET = route(
  { access: "calls:facets", own: ["find"] },
  async ({ reader, query, search, signal }) =>
    maskFacets(
      await countFacets(reader, query, search.get("find")?.trim() || undefined, signal),
      reader.grants,
    ),
);
