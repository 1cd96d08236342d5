import { ConnectionBadge } from "@/components/query/connection-badge";
import { Missing } from "@/components/ui/missing";
import type { AgentMetric } from "@/lib/calls/answers";
import { formatDuration, formatTalkTime } from "@/lib/calls/format/duration";
import { countOf, formatCount, formatShare } from "@/lib/calls/format/number";
import { describeAgent } from "@/lib/calls/fields/agent";
import type { DataRow } from "./data-table";
import { MarkLink } from "./mark-link";
import { Sparkline } from "./sparkline";
import type { Measured } from "./use-measured";

function AgentName({ agent }: { agent: AgentMetric }) {
  if (agent.id === "") return <span className="text-muted">No agent named</span>;
  return <span className={agent.name === undefined ? "text-muted" : ""}>{describeAgent(agent)}</span>;
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** What one agent did, its calls over time beside its name; where it is narrow they stand below. */
export function agentRow(
  agent: AgentMetric,
  { metrics, links }: Measured,
  { locale, hasSeveral, lacksActions }: { locale: string; hasSeveral: boolean; lacksActions: boolean },
): DataRow {
  const { total, volume, volumeUnit, asOf } = metrics;
  const most = countOf(Math.max(0, ...agent.trend), "call", locale);
  return {
    key: `${agent.connection} ${agent.id}`,
    cells: [
      <div key="name" className="grid items-center gap-x-6 gap-y-1.5 @lg:grid-cols-[minmax(0,14rem)_1fr]">
        <div className="min-w-0">
          <MarkLink href={links.agent(agent)} wide>
            <AgentName agent={agent} />
          </MarkLink>
          {(hasSeveral || agent.status !== undefined) && (
            <div className="flex flex-wrap gap-x-2 text-xs text-muted">
              {hasSeveral && <ConnectionBadge slug={agent.connection} />}
              {agent.status !== undefined && <span className="truncate">{agent.status}</span>}
            </div>
          )}
        </div>
        <Sparkline
          values={agent.trend}
          open={(volume.at(-1)?.end ?? "") > asOf}
          label={`At most ${most} per ${volumeUnit}`}
          className="h-4 w-full @lg:h-5"
        />
      </div>,
      formatCount(agent.calls, locale),
      formatShare(share(agent.calls, total), locale),
      formatTalkTime(agent.seconds, locale),
      agent.median === null ? "–" : formatDuration(agent.median),
      lacksActions ? (
        <Missing key="actions">not offered</Missing>
      ) : (
        formatShare(share(agent.withAction, agent.calls), locale)
      ),
    ],
  };
}
