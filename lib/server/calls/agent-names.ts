import "server-only";
import type { Notice } from "@/lib/calls/answers";
import type { Agent, AgentReference } from "@/lib/calls/call";
import type { Connection } from "@/lib/server/connections";
import type { Database } from "@/lib/server/postgres/database";
import { readAgents } from "@/lib/server/store/read/names";
import { askBriefly } from "./adornment";
import { askStore } from "@/lib/server/store/ask-store";

/** Gives an agent its name, where there is one. */
export type NameAgent = (agent: AgentReference) => AgentReference;

const unavailable: Notice = {
  code: "names_unavailable",
  message: "The names of the agents could not be read just now.",
};

interface NamedAgent extends Agent {
  deleted?: boolean;
}

/** The agents that the mirror can name; undefined where it can name none. */
async function storedAgents(
  { connectionId }: Connection,
  database: Database | undefined,
): Promise<NamedAgent[] | undefined> {
  const stored = database && (await askStore(() => readAgents(database, connectionId)));
  const named = (stored ?? []).flatMap(({ name, ...agent }) => (name === null ? [] : { ...agent, name }));
  return named.length === 0 ? undefined : named;
}

/** As the mirror names them, else as the upstream does, which is not waited for long. Undefined where neither could. */
async function namedAgents(
  connection: Connection,
  database: Database | undefined,
  signal: AbortSignal,
): Promise<NamedAgent[] | undefined> {
  const ask = (brief: AbortSignal) => connection.source.listAgents(brief);
  return (await storedAgents(connection, database)) ?? (await askBriefly(signal, ask));
}

/** The agents of a connection by name, without those that are deleted; undefined where they could not be read. */
export async function agentsOf(
  connection: Connection,
  database: Database | undefined,
  signal: AbortSignal,
): Promise<Agent[] | undefined> {
  const agents = await namedAgents(connection, database, signal);
  return agents?.filter(({ deleted }) => !deleted).map(({ id, name }) => ({ id, name }));
}

/** Reads the names of a connection's agents. Where that fails, a notice says so. */
export async function readAgentNames(
  connection: Connection | undefined,
  signal: AbortSignal,
  database?: Database,
): Promise<{ nameAgent: NameAgent; notices: Notice[] }> {
  const agents = connection && (await namedAgents(connection, database, signal));
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
