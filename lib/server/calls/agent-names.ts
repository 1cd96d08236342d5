import "server-only";
import type { AgentReference } from "@/lib/calls/call";
import { askBriefly } from "./adornment";
import type { Scope } from "./scope";

/** Gives an agent its name, where there is one. */
export type NameAgent = (agent: AgentReference) => AgentReference;

/** Reads the names of the agents of a scope's connection. Where that fails, a notice of the scope says so. */
export async function readAgentNames(scope: Scope, signal: AbortSignal): Promise<NameAgent> {
  const { connection } = scope;
  const agents = connection && (await askBriefly(signal, (brief) => connection.source.listAgents(brief)));
  if (connection && !agents) {
    scope.notices.push({
      code: "names_unavailable",
      message: "The names of the agents could not be read just now.",
    });
  }
  const names = new Map((agents ?? []).map(({ id, name }) => [id, name]));
  return (agent) => {
    const name = names.get(agent.id);
    return name === undefined ? agent : { ...agent, name };
  };
}

/** A call, or a row of one, with the name of its agent. */
export function withAgentName<T extends { agent?: AgentReference }>(call: T, nameAgent: NameAgent): T {
  return call.agent ? { ...call, agent: nameAgent(call.agent) } : call;
}
