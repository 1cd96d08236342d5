import "server-only";
import type { AgentList } from "@/lib/calls/answers";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "@/lib/server/access/reader";
import { database } from "@/lib/server/store/store";
import { agentsOf } from "./agent-names";

/**
 * The agents of the reader's connections by name, for filters and headings; deleted ones are not among them. A page waits
 * for them, so an upstream that does not answer soon is not waited for.
 *
 * @throws CallboardError `upstream_unavailable` where they could not be read
 */
export async function listAgents(reader: Reader, signal: AbortSignal): Promise<AgentList> {
  const lists = await Promise.all(
    reader.grants.map(({ connection }) => agentsOf(connection, database(), signal)),
  );
  const known = lists.filter((list) => list !== undefined);
  if (known.length < lists.length) {
    throw new CallboardError(
      "upstream_unavailable",
      "The names of the agents could not be read just now. Try again in a minute.",
      { retryAfter: 60 },
    );
  }
  const agents = known.flat().sort((a, b) => a.name.localeCompare(b.name, "en"));
  return { agents };
}
