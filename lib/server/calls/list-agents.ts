import "server-only";
import type { AgentList } from "@/lib/calls/answers";
import type { Reader } from "@/lib/server/reader";

/** The agents of the reader's connections by name, for filters and headings; deleted ones are not among them. */
export async function listAgents(reader: Reader, signal: AbortSignal): Promise<AgentList> {
  const lists = await Promise.all(reader.connections.map(({ source }) => source.listAgents(signal)));
  const agents = lists.flat().sort((a, b) => a.name.localeCompare(b.name, "en"));
  return { agents };
}
