import type { QueryChange } from "@/components/query/use-call-query";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** What the panel of a filter gets. */
export interface PanelProps {
  query: CallQuery;
  onChange: (change: QueryChange) => void;
}
