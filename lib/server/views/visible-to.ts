import "server-only";
import type { View } from "@/lib/calls/answers";
import { parseQuery } from "@/lib/calls/query/query";
import { mayAnswer } from "@/lib/server/access/policy";
import type { Reader } from "@/lib/server/access/reader";
import { connections } from "@/lib/server/connections";

function isVisible(reader: Reader, search: string): boolean {
  const { query } = parseQuery(new URLSearchParams(search));
  const isNamed = (slug: string) => query.connection.length === 0 || query.connection.includes(slug);
  const parts = reader.grants.filter(({ connection }) => isNamed(connection.slug));
  if (parts.length > 0) return parts.some(({ level }) => mayAnswer(query, level).length === 0);
  // A view of a connection that was removed belongs to no other reader, and can still be deleted.
  return connections().every(({ slug }) => !query.connection.includes(slug));
}

/** The views of which a reader may see an answer: others could tell names, numbers or connections by their query. */
export const visibleTo = (reader: Reader, views: readonly View[]): View[] =>
  views.filter(({ query }) => isVisible(reader, query));
