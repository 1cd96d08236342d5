import "server-only";
import { createCached } from "../http/cached";
import type { HttpClient } from "../http/client";
import type { Clock } from "../http/clock";
import { isId } from "../ids";
import { redactName } from "../redact";
import { endpoints } from "./endpoints";
import { readPage } from "./pages";
import { agentRow } from "./wire";

const mostPages = 100;
/** ms for which a list of agents is remembered. */
const hold = 60_000;

/** All that is kept of an agent. */
export interface TelzinoAgent {
  id: string;
  name: string;
  status?: string;
  /** Whether it records its calls; absent if it does not say. */
  records?: boolean;
}

/**
 * What reads the agents of an account, by id. Calls are listed by agent, so a list that cannot be read is an error, not
 * an account without agents.
 * @param known the credentials that must not come out
 * @returns throws CallboardError as the client does
 */
export function createAgents(
  client: HttpClient,
  organizationId: string | undefined,
  clock: Clock,
  known: () => readonly string[],
) {
  const cached = createCached<Map<string, TelzinoAgent>>({ clock, max: 1 }, async (_, signal) => {
    const found = new Map<string, TelzinoAgent>();
    for (let number = 1; number <= mostPages; number += 1) {
      const page = await client.getJson(
        endpoints.agents(number, organizationId),
        (body) => readPage(body, number),
        { signal },
      );
      for (const row of page.rows) {
        const agent = readAgent(row, known());
        if (agent) found.set(agent.id, agent);
      }
      if (page.last) break;
    }
    return { value: found, hold };
  });
  return (signal: AbortSignal) => cached("", signal);
}

function readAgent(row: unknown, known: readonly string[]): TelzinoAgent | undefined {
  const read = agentRow.safeParse(row).data;
  if (!read || !isId(read.id) || redactName(read.id, known) !== read.id) return undefined;
  const name = redactName(read.name, known);
  const status = redactName(read.status, known);
  const flags = [read.enable_recording, read.config?.enable_recording].filter((each) => each != null);
  return {
    id: read.id,
    name: name === "" ? read.id : name,
    ...(status !== "" && { status }),
    ...(flags.length > 0 && { records: flags.includes(true) }),
  };
}
