import "server-only";
import type { ViewList } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/access/reader";
import { CallboardError } from "@/lib/server/errors";
import { askStore } from "@/lib/server/store/ask-store";
import { readViews } from "./views-store";
import { visibleTo } from "./visible-to";

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
