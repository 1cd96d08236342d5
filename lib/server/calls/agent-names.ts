import "server-only";
import type { Notice } from "@/lib/calls/answers";
import type { AgentReference } from "@/lib/calls/call";
import type { Connection } from "@/lib/server/connections";
import { askBriefly } from "./adornment";

/** Gives an agent its name, where there is one. */
export type NameAgent = (agent: AgentReference) => AgentReference;

const unavailable: Notice = {
  code: "names_unavailable",
  message: "The names of the agents could not be read just now.",
};

/** Reads the names of a connection's agents. Where that fails, a notice says so. */
export async function readAgentNames(
  connection: Connection | undefined,
  signal: AbortSignal,
): Promise<{ nameAgent: NameAgent; notices: Notice[] }> {
  const agents = connection && (await askBriefly(signal, (brief) => connection.source.listAgents(brief)));
  const names = new Map((agents ?? []).map(({ id, name }) => [id, name]));
  return {
    nameAgent: (agent) => {
      const name = names.get(agent.id);
      return name === undefined ? agent : { ...agent, name };
    },
    notices: connection && !agents ? [unavailable] : [],
  };
}

/** A call, or a row of one, with the name of its agent. */
export function withAgentName<T extends { agent?: AgentReference }>(call: T, nameAgent: NameAgent): T {
  return call.agent ? { ...call, agent: nameAgent(call.agent) } : call;
}
