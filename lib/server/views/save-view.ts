import "server-only";
import { randomUUID } from "node:crypto";
import type { ViewList } from "@/lib/calls/answers";
import { canonicalView } from "@/lib/calls/views/view-query";
import type { Reader } from "@/lib/server/access/reader";
import { CallboardError } from "@/lib/server/errors";
import type { NewView } from "./view-input";
import { changeViews, requireFreeName } from "./views-store";

/** The most views that an installation keeps: all of them stand in one menu. */
const most = 200;

/**
 * Keeps a query under a name.
 *
 * @throws CallboardError `bad_request` where the name is taken, or there are too many views
 */
export function saveView(reader: Reader, { name, page, query }: NewView): Promise<ViewList> {
  return changeViews(reader, async (queries, views) => {
    requireFreeName(views, { name, page });
    if (views.length >= most) {
      throw new CallboardError("bad_request", `There are ${most} views already. Delete one first.`);
    }
    await queries.query(
      "insert into views (view_id, name, page, query, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)",
      [randomUUID(), name, page, canonicalView(page, query), Date.now()],
    );
  });
}
