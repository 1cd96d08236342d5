import "server-only";
import type { ViewList } from "@/lib/calls/answers";
import { canonicalView } from "@/lib/calls/views/view-query";
import type { Reader } from "@/lib/server/access/reader";
import type { ViewChange } from "./view-input";
import { changeViews, requireFreeName, requireView } from "./views-store";

/**
 * Gives a view another name, another query, or makes it the default of its page or none; there is at most one.
 *
 * @throws CallboardError `not_found`, or `bad_request` where the name is taken
 */
export function changeView(reader: Reader, id: string, change: ViewChange): Promise<ViewList> {
  return changeViews(reader, async (queries, views) => {
    const view = requireView(views, id);
    const { page } = view;
    const { name = view.name, isDefault = view.isDefault } = change;
    const query = change.query === undefined ? view.query : canonicalView(page, change.query);
    requireFreeName(views, { id, name, page });
    if (isDefault && !view.isDefault) {
      await queries.query("update views set is_default = false where page = $1", [page]);
    }
    await queries.query(
      "update views set name = $2, query = $3, is_default = $4, updated_at = $5 where view_id = $1",
      [id, name, query, isDefault, Date.now()],
    );
  });
}
