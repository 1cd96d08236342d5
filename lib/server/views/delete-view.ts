import "server-only";
import type { ViewList } from "@/lib/calls/answers";
import { changeViews } from "./views-store";

/** Forgets a view; one that is gone already is no mistake. */
export function deleteView(id: string): Promise<ViewList> {
  return changeViews((queries) => queries.query("delete from views where view_id = $1", [id]));
}
