import "server-only";
import type { ViewList } from "@/lib/calls/answers";
import { askStore } from "@/lib/server/store/ask-store";
import { database } from "@/lib/server/store/store";
import { readViews, whyNoViews } from "./views-store";

/** The saved views of this installation by name; without a database there are none, and it says why. */
export async function listViews(signal?: AbortSignal): Promise<ViewList> {
  const store = database();
  const views =
    store &&
    (await askStore(() => readViews({ query: (text, values) => store.query(text, values, signal) })));
  return views ? { views } : { views: [], unavailable: whyNoViews() };
}
