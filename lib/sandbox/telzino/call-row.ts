import { businesses } from "../highlevel/businesses/index";
import { linesOf } from "../highlevel/call-lines";
import type { Conversation } from "../highlevel/conversation";
import type { CallFacts } from "../highlevel/facts";
import { uuid } from "../highlevel/identity";
import { entry, randomFor, type Random } from "../highlevel/random";
import type { TimedLine } from "../highlevel/timing";
import { records } from "./agents";
import { recordingUrl } from "./recordings";
import { agentIdOf, logIdOf, type TelzinoWorld } from "./world";

/** An entry of `transcript_json`; times in seconds from the start. */
interface EntryRow {
  text: string;
  speaker: string;
  timestamp: number;
  is_partial: boolean;
  created_at: number;
}

/** A call log as the list gives it. */
export interface LogRow {
  id: string;
  agent_id: string;
  room_name: string;
  transcript_text: string | null;
  transcript_json: EntryRow[] | null;
  entry_count: number;
  call_duration: number;
  call_started_at: string;
  call_ended_at: string;
  session_data: Record<string, unknown>;
  summary_text: string | null;
  recording_url?: string;
  created_at: string;
  updated_at: string;
}

type Channel = "inbound" | "outbound" | "web";

/** Writes a call as the list shows it. `host` is the origin that the request came to. */
export function logRow(telzino: TelzinoWorld, facts: CallFacts, host: string): LogRow {
  const { world, zone } = telzino;
  const random = randomFor(world.seed, 220, facts.key);
  const { talk, lines } = linesOf(world, facts, zone);
  const channel: Channel = facts.trial ? "web" : random.chance(0.25) ? "outbound" : "inbound";
  const entries = entriesOf(facts, lines, random);
  const final = entries.filter(({ is_partial }) => !is_partial);
  const room = roomOf(telzino, facts, channel);
  const agentId = agentIdOf(world.seed, facts.agent);
  const ended = facts.startedAt + facts.duration * 1000;
  const written = writerOf(facts.agent);
  const audible = records(facts.agent) && facts.duration > 0;
  return {
    id: logIdOf(world.seed, facts),
    agent_id: agentId,
    room_name: room,
    transcript_text: final.length === 0 ? null : final.map(lineOf).join("\n"),
    // Some logs have the plain transcript only.
    transcript_json: random.chance(0.04) ? null : entries,
    entry_count: entries.length,
    call_duration: facts.duration,
    call_started_at: written(facts.startedAt),
    call_ended_at: written(ended),
    session_data: {
      room_name: room,
      agent_id: agentId,
      total_entries: entries.length,
      final_entries: final.length,
      ...(channel === "web" || random.chance(0.03)
        ? {}
        : { caller_id: random.chance(0.03) ? "anonymous" : talk.person.phone }),
    },
    summary_text: facts.duration === 0 || random.chance(0.03) ? null : summaryOf(facts, talk, random),
    ...(audible && { recording_url: recordingUrl(telzino, facts, host) }),
    created_at: written(ended + 5000),
    updated_at: written(ended + 5000),
  };
}

/** Both forms of dates that are documented: milliseconds with Z, microseconds with an offset. */
function writerOf(agent: number): (time: number) => string {
  return (time) => {
    const text = new Date(time).toISOString();
    return agent % 3 === 1 ? text.replace("Z", "751+00:00") : text;
  };
}

/** The number at the end of a room of a call by phone has nothing to do with its start. */
function roomOf({ world }: TelzinoWorld, facts: CallFacts, channel: Channel): string {
  const agent = agentIdOf(world.seed, facts.agent);
  if (channel === "web") return `agent-${agent}-${facts.startedAt}`;
  if (channel === "outbound") return `agent-${agent}-out-${uuid(world.seed, 221, facts.key)}`;
  return `sipRoom-_${agent}_${1_704_067_800 + (facts.key % 1000)}`;
}

const lineOf = ({ timestamp, speaker, text }: EntryRow): string =>
  `[${timestamp.toFixed(2)}s] ${speaker}: ${text}`;

/** What was said, with half of some sentences before the whole, and what the system did. */
function entriesOf(facts: CallFacts, lines: readonly TimedLine[], random: Random): EntryRow[] {
  const entries: EntryRow[] = [];
  const add = (speaker: string, text: string, time: number, is_partial = false): void => {
    const timestamp = Math.round(time * 100) / 100;
    entries.push({ text, speaker, timestamp, is_partial, created_at: timestamp });
  };
  for (const line of lines) {
    if (line.kind === "action") {
      const isTransfer = line.type === "CALL_TRANSFER";
      add(
        "system",
        isTransfer ? "Call transferred" : `Webhook executed: ${line.type.toLowerCase()}`,
        line.start,
      );
      continue;
    }
    const half = line.text.slice(0, Math.ceil(line.text.length / 2));
    if (line.speaker === "user" && random.chance(0.3)) add("user", half, line.start, true);
    add(line.speaker, line.text, line.start);
  }
  if (facts.duration > 0)
    add("system", `Call ended: ${facts.abandoned ? "user hung up" : "completed"}`, facts.duration);
  return entries;
}

function summaryOf(facts: CallFacts, talk: Conversation, random: Random): string {
  const business = entry(businesses, facts.agent);
  const mood = facts.abandoned ? "Neutral" : random.pick(["Positive", "Positive", "Neutral", "Negative"]);
  const items = facts.abandoned
    ? ["None pending"]
    : ["✓ Request noted", random.pick(["None pending", "Call the caller back"])];
  return [
    `Call for ${business.name}`,
    "",
    talk.summary,
    "",
    "**Action Items:**",
    ...items.map((item) => `- ${item}`),
    "",
    `**Sentiment:** ${mood}`,
  ].join("\n");
}
