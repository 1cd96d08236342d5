"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import type { PanelProps } from "@/components/filters/panel-props";
import { PanelSkeleton } from "@/components/filters/panel-skeleton";
import { countsOf, useFacet } from "@/components/filters/use-facet";
import { agentsQuery } from "@/components/query/queries";
import { Button } from "@/components/ui/button";
import { describeAgent } from "@/lib/calls/fields/agent";
import { ChoicePanel } from "./choice-panel";
import { FacetNote } from "./facet-note";

/** The agents to choose from. Where their names could not be read they are asked for anew, whenever it is opened. */
export function AgentsPanel({ query, onChange }: PanelProps) {
  const { data, errorUpdateCount, isFetching, refetch } = useQuery({
    ...agentsQuery(usePlace()),
    retryOnMount: true,
  });
  const facet = useFacet("agent", query);
  const counts = countsOf(facet);
  const listed =
    data?.agents.map(({ status, ...agent }) => ({ value: agent.id, label: describeAgent(agent), status })) ??
    [];
  // Those that have calls and are not listed any more, or whose names could not be read.
  const others = (facet.values ?? []).filter(({ value }) => listed.every((agent) => agent.value !== value));
  if (data || (others.length > 0 && !isFetching)) {
    const known: { value: string; label: string; status?: string | undefined }[] = [...listed, ...others];
    const unlisted = query.agent.filter((id) => known.every(({ value }) => value !== id));
    return (
      <>
        <ChoicePanel
          label="Agents"
          mode="multiple"
          counted
          choices={[
            ...known,
            ...unlisted.map((id) => ({ value: id, label: describeAgent({ id }), status: undefined })),
          ].map(({ value, label, status }) => ({
            value,
            label,
            count: counts && (counts(value) ?? 0),
            ...(status !== undefined && { note: status }),
          }))}
          selected={query.agent}
          onChange={(agent) => onChange({ agent: agent.sort() })}
        />
        <FacetNote facet={facet} />
      </>
    );
  }
  // The error itself is gone while one tries again, and the button with the focus would be too.
  if (errorUpdateCount === 0) return <PanelSkeleton />;
  return (
    <div className="w-56 space-y-3 p-2">
      <p role="alert" className="text-sm text-muted">
        The names of the agents could not be read.
      </p>
      <Button busy={isFetching} onClick={() => void refetch()}>
        Try again
      </Button>
    </div>
  );
}
