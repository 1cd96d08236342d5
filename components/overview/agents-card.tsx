"use client";

import { useLocale } from "@/components/ui/locale";
import type { AgentMetric } from "@/lib/calls/answers";
import { formatDuration, formatTalkTime } from "@/lib/calls/format/duration";
import { formatCount, formatShare } from "@/lib/calls/format/number";
import { describeAgent } from "@/lib/calls/query/describe";
import { BarTable } from "./bar-table";
import { Card } from "./chart-card";
import type { Measured } from "./use-measured";

function AgentName({ agent }: { agent: AgentMetric }) {
  if (agent.id === "") return <span className="text-muted">No agent named</span>;
  return <span className={agent.name === undefined ? "text-muted" : ""}>{describeAgent(agent)}</span>;
}

/** What each agent handled, the busiest first. */
export function AgentsCard({ measured, className }: { measured: Measured; className: string }) {
  const { metrics, links } = measured;
  const locale = useLocale();
  return (
    <Card title="Agents" note="Calls of each agent, and how many of them had an action" className={className}>
      <BarTable
        caption="Calls by agent"
        heads={["Agent", "Calls", "Talk time", "Median", "With action"]}
        className="max-h-160 w-full"
        rows={metrics.agents.map((agent) => ({
          key: agent.id,
          label: <AgentName agent={agent} />,
          href: links.agent(agent.id),
          size: agent.calls,
          values: [
            formatCount(agent.calls, locale),
            formatTalkTime(agent.seconds, locale),
            agent.median === null ? "–" : formatDuration(agent.median),
            formatShare(agent.calls === 0 ? 0 : agent.withAction / agent.calls, locale),
          ],
        }))}
      />
    </Card>
  );
}
