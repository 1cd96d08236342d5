import type { AgentMetric } from "../answers";
import { describeAgent } from "../fields/agent";

/** What agents can be ordered by. */
export type AgentSort = "name" | "calls" | "seconds" | "median" | "action";

export interface AgentOrder {
  by: AgentSort;
  descending: boolean;
}

const numbers: Record<Exclude<AgentSort, "name">, (agent: AgentMetric) => number | null> = {
  calls: ({ calls }) => calls,
  seconds: ({ seconds }) => seconds,
  median: ({ median }) => median,
  action: ({ calls, withAction }) => (calls === 0 ? null : withAction / calls),
};

const busiest = (a: AgentMetric, b: AgentMetric) => b.calls - a.calls || (a.id < b.id ? -1 : 1);

/** Agents in an order; of equals the busiest first. What has no name or no such number comes last in either direction. */
export function sortAgents(agents: readonly AgentMetric[], { by, descending }: AgentOrder): AgentMetric[] {
  const sign = descending ? -1 : 1;
  if (by === "name") {
    const names = new Intl.Collator("en", { numeric: true });
    const unnamed = ({ id, name }: AgentMetric) => (id === "" ? 2 : Number(name === undefined));
    return agents.toSorted(
      (a, b) =>
        unnamed(a) - unnamed(b) || sign * names.compare(describeAgent(a), describeAgent(b)) || busiest(a, b),
    );
  }
  const read = numbers[by];
  return agents.toSorted((a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || busiest(a, b);
    return sign * (left - right) || busiest(a, b);
  });
}
