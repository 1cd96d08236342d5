import "server-only";
import type { View, ViewList } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/access/reader";
import { CallboardError } from "@/lib/server/errors";
import type { Database, Queries } from "@/lib/server/postgres/database";
import { database, storeState } from "@/lib/server/store/store";
import { storeAway } from "@/lib/server/store/store-away";
import { visibleTo } from "./visible-to";

const reasons: Record<ReturnType<typeof storeState>, string> = {
  off: "Views are kept in Callboard's database, which is switched off here (CALLBOARD_STORE=off).",
  starting: "Views are kept in Callboard's database, which is still starting.",
  ok: "Views are kept in Callboard's database, which is still starting.",
  failed: "Views are kept in Callboard's database, which cannot be reached. The server's log says why.",
};

/** Why no view can be read or saved just now. */
export const whyNoViews = () => reasons[storeState()];

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

function requireDatabase(): Database {
  const store = database();
  if (store) return store;
  throw storeState() === "off" ? new CallboardError("bad_request", whyNoViews()) : storeAway(whyNoViews());
}

/**
 * Changes the views that a reader may see, one change at a time over all processes, and gives them as they are then.
 *
 * @throws CallboardError if there is no database, and what `work` throws
 */
export async function changeViews(
  reader: Reader,
  work: (queries: Queries, views: readonly View[]) => Promise<unknown>,
): Promise<ViewList> {
  return requireDatabase().transaction(async (queries) => {
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard views'))");
    const visible = async () => visibleTo(reader, await readViews(queries));
    await work(queries, await visible());
    return { views: await visible() };
  });
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
