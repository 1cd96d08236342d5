import type { AnswerMeta, Coverage, Unreported } from "./answers";
import type { FacetName } from "./fields/fields";

export interface FacetValue {
  /** As the query writes it. */
  value: string;
  label: string;
  /** Calls that have it among those of the query without the facet's own condition. */
  count: number;
}

/** `GET /api/facets` */
export interface Facets extends AnswerMeta, Record<FacetName, FacetValue[]> {
  /** Calls of connections whose upstream does not offer what a facet counts, counted as the facet counts. */
  notOffered: Partial<Record<FacetName, { connection: string; calls: number }[]>>;
  /** Calls of the whole query. */
  total: number;
  /** Calls that have no direction and no phone status, counted as the values of these are. */
  unreported: Unreported;
  coverage: Coverage;
}
