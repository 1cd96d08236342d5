import "server-only";
import type { ViewList } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/access/reader";
import { askStore } from "@/lib/server/store/ask-store";
import { database } from "@/lib/server/store/store";
import { readViews, whyNoViews } from "./views-store";
import { visibleTo } from "./visible-to";

/** The saved views that a reader may see, by name. Without a database there are none, and the answer says why. */
export async function listViews(reader: Reader, signal?: AbortSignal): Promise<ViewList> {
  const store = database();
  const views =
    store &&
    (await askStore(() => readViews({ query: (text, values) => store.query(text, values, signal) })));
  return views ? { views: visibleTo(reader, views) } : { views: [], unavailable: whyNoViews() };
}
