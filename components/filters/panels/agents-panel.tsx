"use client";

import { useQuery } from "@tanstack/react-query";
import { PanelSkeleton } from "@/components/filters/panel-skeleton";
import { agentsQuery } from "@/components/query/queries";
import { Button } from "@/components/ui/button";
import { describeAgent } from "@/lib/calls/query/describe";
import { ChoicePanel } from "./choice-panel";

interface AgentsPanelProps {
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

/** The agents to choose from. Where their names could not be read they are asked for anew, whenever it is opened. */
export function AgentsPanel({ selected, onChange }: AgentsPanelProps) {
  const { data, errorUpdateCount, isFetching, refetch } = useQuery({ ...agentsQuery(), retryOnMount: true });
  if (data) {
    const listed = new Set(data.agents.map(({ id }) => id));
    const unlisted = selected.filter((id) => !listed.has(id)).map((id) => ({ id }));
    return (
      <ChoicePanel
        label="Agents"
        mode="multiple"
        choices={[...data.agents, ...unlisted].map((agent) => ({
          value: agent.id,
          label: describeAgent(agent),
        }))}
        selected={selected}
        onChange={onChange}
      />
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
