import "server-only";
import { randomUUID } from "node:crypto";
import type { View, ViewList } from "@/lib/calls/answers";
import { parseQuery } from "@/lib/calls/query/query";
import { canonicalView } from "@/lib/calls/views/view-query";
import { mayAnswer } from "@/lib/server/access/policy";
import type { Reader } from "@/lib/server/access/reader";
import { connections } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import type { Queries } from "@/lib/server/postgres/database";
import { askStore } from "@/lib/server/store/ask-store";
import type { NewView, ViewChange } from "./view-input";

function isVisible(reader: Reader, search: string): boolean {
  const { query } = parseQuery(new URLSearchParams(search));
  const isNamed = (slug: string) => query.connection.length === 0 || query.connection.includes(slug);
  const parts = reader.grants.filter(({ connection }) => isNamed(connection.slug));
  if (parts.length > 0) return parts.some(({ level }) => mayAnswer(query, level).length === 0);
  // A view of a connection that was removed belongs to no other reader, and can still be deleted.
  return connections().every(({ slug }) => !query.connection.includes(slug));
}

/** The views of which a reader may see an answer: others could tell names, numbers or connections by their query. */
const visibleTo = (reader: Reader, views: readonly View[]): View[] =>
  views.filter(({ query }) => isVisible(reader, query));

interface ViewRow {
  view_id: string;
  name: string;
  page: View["page"];
  query: string;
  is_default: boolean;
  updated_at: number;
}

/** All views by name, as people order names. */
async function readViews({ query }: Pick<Queries, "query">): Promise<View[]> {
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
async function changeViews(
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
function requireView(views: readonly View[], id: string): View {
  const view = views.find((each) => each.id === id);
  if (!view) throw new CallboardError("not_found", "This view is not there any more. Reload the page.");
  return view;
}

const folded = (name: string) => name.normalize("NFKC").toLowerCase();

/** @throws CallboardError `bad_request` where another view of the page has the name, in whatever case */
function requireFreeName(
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

/** The saved views that a reader may see, by name. Without a database there are none, and the answer says why. */
export async function listViews(reader: Reader, signal?: AbortSignal): Promise<ViewList> {
  try {
    const views = await askStore(signal, (database) =>
      readViews({ query: (text, values) => database.query(text, values, signal) }),
    );
    return { views: visibleTo(reader, views) };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof CallboardError)) throw error;
    return { views: [], unavailable: `Views are kept in the database. ${error.message}` };
  }
}

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

/** Deletes a view. A view that does not exist, or that the reader may not see, is no error and stays as it is. */
export function deleteView(reader: Reader, id: string): Promise<ViewList> {
  return changeViews(reader, async (queries, views) => {
    const known = views.some((view) => view.id === id);
    if (known) await queries.query("delete from views where view_id = $1", [id]);
  });
}
