"use client";

import { countsOf, useFacet } from "@/components/filters/use-facet";
import { ActionIcon } from "@/components/ui/action-badge";
import { actionTypes } from "@/lib/calls/action-types";
import { describeAction } from "@/lib/calls/fields/action";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { ChoicePanel } from "./choice-panel";
import { FacetNote } from "./facet-note";

interface ActionsPanelProps {
  query: CallQuery;
  onChange: (selected: string[]) => void;
}

const offered: string[] = ["any", "none", ...actionTypes.map(({ type }) => type)];

/** The actions that ran: those that upstreams document, and whatever else the calls hold. */
export function ActionsPanel({ query, onChange }: ActionsPanelProps) {
  const facet = useFacet("action", query);
  const counts = countsOf(facet);
  const values = new Set([...offered, ...(facet.values ?? []).map(({ value }) => value), ...query.action]);
  return (
    <>
      <ChoicePanel
        label="Actions"
        mode="multiple"
        counted
        choices={[...values].map((value) => ({
          value,
          label: describeAction(value),
          icon: value === "any" || value === "none" ? null : <ActionIcon type={value} className="size-4" />,
          count: counts && (counts(value) ?? 0),
        }))}
        selected={query.action}
        onChange={onChange}
      />
      <FacetNote facet={facet} />
    </>
  );
}
