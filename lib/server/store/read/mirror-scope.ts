import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Database } from "@/lib/server/postgres/database";

/** What a query means to the mirror: which calls of which connection, between which instants. */
export interface MirrorScope {
  database: Database;
  connectionId: number;
  /** Slug of the connection, as the reader knows it. */
  slug: string;
  query: CallQuery;
  /** IANA zone. */
  zone: string;
  /** ms since the epoch: `start` ≤ call < `end`. */
  window: { start: number; end: number };
}
