import "server-only";
import type { ViewList } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/access/reader";
import { changeViews } from "./views-store";

/** Deletes a view. A view that does not exist, or that the reader may not see, is no error and stays as it is. */
export function deleteView(reader: Reader, id: string): Promise<ViewList> {
  return changeViews(reader, async (queries, views) => {
    const known = views.some((view) => view.id === id);
    if (known) await queries.query("delete from views where view_id = $1", [id]);
  });
}
