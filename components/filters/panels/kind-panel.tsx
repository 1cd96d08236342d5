"use client";

import { countsOf, useFacet } from "@/components/filters/use-facet";
import { describeKind } from "@/lib/calls/fields/kind";
import { kinds } from "@/lib/calls/fields/kind";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { ChoicePanel } from "./choice-panel";
import { FacetNote } from "./facet-note";

interface KindPanelProps {
  query: CallQuery;
  onChange: (kind: CallQuery["kind"] | undefined) => void;
}

/** Live calls, trial calls, or both. */
export function KindPanel({ query, onChange }: KindPanelProps) {
  const facet = useFacet("kind", query);
  const counts = countsOf(facet);
  return (
    <>
      <ChoicePanel
        label="Kind of call"
        mode="single"
        counted
        choices={kinds.map((value) => ({ value, label: describeKind(value), count: counts?.(value) }))}
        selected={[query.kind]}
        onChange={([value]) => onChange(kinds.find((kind) => kind === value))}
      />
      <FacetNote facet={facet} />
    </>
  );
}
