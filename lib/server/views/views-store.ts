import "server-only";
import type { View, ViewList } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/access/reader";
import { CallboardError } from "@/lib/server/errors";
import type { Queries } from "@/lib/server/postgres/database";
import { askStore } from "@/lib/server/store/ask-store";
import { visibleTo } from "./visible-to";

interface ViewRow {
  view_id: string;
  name: string;
  page: View["page"];
  query: string;
  is_default: boolean;
  updated_at: number;
}

/** All views by name, as people order names. */
export async function readViews({ query }: Pick<Queries, "query">): Promise<View[]> {
  const rows = await query<ViewRow>(
    "select view_id, name, page, query, is_default, updated_at from views order by view_id",
  );
  return rows
    .map((row) => ({
      id: row.view_id,
      name: row.name,
      page: row.page,
      query: row.query,
      isDefault: row.is_default,
      updatedAt: new Date(row.updated_at).toISOString(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/**
 * Changes the views that a reader may see, one change at a time over all processes, and gives them as they are then.
 *
 * @throws CallboardError `upstream_unavailable` if the database is not available, and what `work` throws
 */
export async function changeViews(
  reader: Reader,
  work: (queries: Queries, views: readonly View[]) => Promise<unknown>,
): Promise<ViewList> {
  return askStore(undefined, (database) =>
    database.transaction(async (queries) => {
      await queries.query("select pg_advisory_xact_lock(hashtext('callboard views'))");
      const visible = async () => visibleTo(reader, await readViews(queries));
      await work(queries, await visible());
      return { views: await visible() };
    }),
  );
}

/** @throws CallboardError `not_found` */
export function requireView(views: readonly View[], id: string): View {
  const view = views.find((each) => each.id === id);
  if (!view) throw new CallboardError("not_found", "This view is not there any more. Reload the page.");
  return view;
}

const folded = (name: string) => name.normalize("NFKC").toLowerCase();

/** @throws CallboardError `bad_request` where another view of the page has the name, in whatever case */
export function requireFreeName(
  views: readonly View[],
  { id, name, page }: { id?: string; name: string; page: View["page"] },
): void {
  const taken = views.find(
    (view) => view.page === page && view.id !== id && folded(view.name) === folded(name),
  );
  if (taken) {
    throw new CallboardError("bad_request", `There is a view “${taken.name}” already. Choose another name.`);
  }
}
