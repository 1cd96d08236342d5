"use client";

import { useState } from "react";
import { useConnections, useHasSeveral } from "@/components/query/connections";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { sortAgents, type AgentOrder, type AgentSort } from "@/lib/calls/charts/sort-agents";
import { formatCount } from "@/lib/calls/format/number";
import { agentRow } from "./agent-row";
import { Card } from "./chart-card";
import { DataTable, type Head } from "./data-table";
import type { Measured } from "./use-measured";

/** The columns; a share is ordered as the calls are, and left out where there is little room. */
const columns: { label: string; by?: AgentSort; wideOnly?: boolean }[] = [
  { label: "Agent", by: "name" },
  { label: "Calls", by: "calls" },
  { label: "Share", wideOnly: true },
  { label: "Talk time", by: "seconds" },
  { label: "Median", by: "median" },
  { label: "With action", by: "action" },
];

/** Agents that are shown to begin with. */
const shownAtFirst = 10;

/** What each agent handled, the busiest first until the reader wants another order. */
export function AgentsCard({ measured, className }: { measured: Measured; className: string }) {
  const locale = useLocale();
  const { agents } = measured.metrics;
  const hasSeveral = useHasSeveral();
  const connections = useConnections();
  const [{ by, descending }, setOrder] = useState<AgentOrder>({ by: "calls", descending: true });
  const [all, setAll] = useState(false);
  const heads = columns.map(({ by: own, ...column }): Head => {
    if (own === undefined) return column;
    const sorted = own === by ? (descending ? "descending" : "ascending") : undefined;
    // Names are looked for from A on, numbers from the largest.
    const first = own !== "name";
    const onSort = () => setOrder({ by: own, descending: sorted ? !descending : first });
    return { ...column, sorted, onSort };
  });
  const sorted = sortAgents(agents, { by, descending });
  return (
    <Card
      title="Agents"
      note="Calls of each agent, and how many of them had an action; each line has a scale of its own"
      className={className}
    >
      <DataTable
        caption="Calls by agent"
        heads={heads}
        className={`@container w-full ${all ? "max-h-160" : ""}`}
        rows={sorted.slice(0, all ? undefined : shownAtFirst).map((agent) =>
          agentRow(agent, measured, {
            locale,
            hasSeveral,
            lacksActions: connections[agent.connection]?.lacks?.includes("action") === true,
          }),
        )}
      />
      {agents.length > shownAtFirst && (
        <Button variant="ghost" onClick={() => setAll(!all)}>
          {all ? `Show the first ${shownAtFirst}` : `Show all ${formatCount(agents.length, locale)} agents`}
        </Button>
      )}
    </Card>
  );
}
