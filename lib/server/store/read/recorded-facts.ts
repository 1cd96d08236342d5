import "server-only";
import type { Call } from "@/lib/calls/call";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";

/** What the mirror knows of a call whose recording is wanted. */
export interface RecordedFacts {
  /** Undefined for a call that names no agent. */
  agentId: string | undefined;
  /** ms since the epoch. */
  endedAt: number;
  recording: Call["recording"];
}

/** Undefined for a call that the mirror does not hold. */
export async function readRecordedFacts(
  queries: Queries,
  connectionId: number,
  id: string,
): Promise<RecordedFacts | undefined> {
  const [found] = await queries.query<{ agent: string; ended_at: number; recording: Call["recording"] }>(
    `select coalesce(agent.id, '') as agent, fact.started_at + coalesce(fact.duration, 0) * 1000 as ended_at,
       record.row ->> 'recording' as recording
     from calls as fact
       join call_records as record on record.connection_id = fact.connection_id and record.id = fact.id
       left join agents as agent on agent.connection_id = fact.connection_id and agent.agent_no = fact.agent_no
     where fact.connection_id = $1 and fact.id = $2`,
    [connectionId, cleanText(id)],
  );
  return found && { agentId: found.agent || undefined, endedAt: found.ended_at, recording: found.recording };
}

/** How many calls of its agent are newer and older than a call; undefined for a call that the mirror does not hold. */
export async function countNeighbours(
  queries: Queries,
  connectionId: number,
  id: string,
): Promise<{ newer: number; older: number } | undefined> {
  const [found] = await queries.query<{ newer: number; older: number }>(
    `select count(*) filter (where (other.started_at, other.id) > (fact.started_at, fact.id)) as newer,
       count(*) filter (where (other.started_at, other.id) < (fact.started_at, fact.id)) as older
     from calls as fact
       join calls as other on other.connection_id = fact.connection_id and other.agent_no = fact.agent_no
     where fact.connection_id = $1 and fact.id = $2
     group by fact.id`,
    [connectionId, cleanText(id)],
  );
  return found;
}
