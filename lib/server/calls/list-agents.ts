import "server-only";
import type { AgentList } from "@/lib/calls/answers";
import type { Agent } from "@/lib/calls/call";
import type { Reader } from "../access/reader";
import type { Connection } from "../connections";
import { CallboardError } from "../errors";
import { optional } from "../query/optional";
import { askStore } from "../store/ask-store";
import { anyCall } from "../query/count-loaded";
import { planQuery, readMirror } from "../query/resolve";
import { countDimensions } from "../store/read/facets";
import { readAgents } from "../store/read/names";

/** The agents that the mirror can name; undefined if it can name none. */
async function storedAgents(
  connections: readonly Connection[],
  signal: AbortSignal,
): Promise<Map<number, Agent[]>> {
  const ids = connections.map(({ connectionId }) => connectionId);
  const stored = await optional(signal, () => askStore(signal, (database) => readAgents(database, ids)));
  const agents = new Map<number, Agent[]>();
  for (const { connection_id, id, name, deleted, status } of stored ?? []) {
    const known = agents.get(connection_id) ?? [];
    if (name !== null && !deleted) known.push({ id, name, ...(status !== null && { status }) });
    agents.set(connection_id, known);
  }
  return agents;
}

const byName = (agents: readonly Agent[]): Agent[] =>
  agents.toSorted((a, b) => a.name.localeCompare(b.name, "en"));

/** The agents of the calls of a share. */
async function sharedAgents(reader: Reader, signal: AbortSignal): Promise<Agent[]> {
  const planned = await planQuery(reader, anyCall, signal);
  const { agent = [] } = await readMirror(planned, signal, ({ selection }, queries) =>
    countDimensions(queries, selection, ["agent"]),
  );
  return agent.flatMap(({ value, name, deleted, calls }) =>
    calls > 0 && name && !deleted ? [{ id: value, name }] : [],
  );
}

/**
 * The agents of the reader's connections by name, for filters and headings; deleted ones are not among them. They come
 * from the mirror, else from the upstream.
 *
 * @throws CallboardError `upstream_unavailable` if they could not be read
 */
export async function listAgents(reader: Reader, signal: AbortSignal): Promise<AgentList> {
  if (reader.share) return { agents: byName(await sharedAgents(reader, signal)) };
  const connections = reader.grants.map(({ connection }) => connection);
  const stored = await storedAgents(connections, signal);
  const lists = await Promise.all(
    connections.map(async ({ connectionId, source }) => {
      const known = stored.get(connectionId) ?? [];
      return known.length > 0 ? known : optional(signal, (late) => source.listAgents(late));
    }),
  );
  const known = lists.filter((list) => list !== undefined);
  if (known.length === 0 && lists.length > 0) {
    throw new CallboardError(
      "upstream_unavailable",
      "The names of the agents could not be read. Try again in a minute.",
      { retryAfter: 60 },
    );
  }
  return { agents: byName(known.flat()) };
}
