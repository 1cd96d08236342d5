import type { CallFacts } from "./facts";
import { mix } from "./random";
import type { TimedLine, TimedTurn } from "./timing";
import type { TimedEntry } from "./wire";

/** `bot:` and `human:` lines, no blank after the colon, one at the end of most human lines (contract 5.1). */
export function transcriptOf(lines: readonly TimedLine[]): string {
  return lines
    .filter((line) => line.kind === "turn")
    .map((line) => (line.speaker === "agent" ? `bot:${line.text}\n` : `human:${line.text} \n`))
    .join("");
}

/** The lines as timed entries, which only the list has (contract 5.1, 7). */
export function timedEntries(facts: CallFacts, lines: readonly TimedLine[]): TimedEntry[] {
  const entries = lines.map((line, index): TimedEntry => {
    if (line.kind === "turn") {
      const content = line.speaker === "agent" ? line.text : `${line.text} `;
      return { role: line.speaker, content, startTime: line.start, endTime: line.end };
    }
    return {
      role: "action_executed",
      toolName: line.type.toLowerCase(),
      toolCallId: toolCallId(facts, index),
      toolType: line.type.toLowerCase(),
      toolArguments: { executionMessage: "One moment, please." },
      startTime: line.start,
    };
  });
  const last = lines.at(-1);
  return last?.kind === "turn" && last.speaker === "agent" && facts.key % 3 > 0
    ? [...entries, hangUp(facts, last)]
    : entries;
}

/** The agent ends the call by a tool, too (contract 1.8). */
function hangUp(facts: CallFacts, last: TimedTurn): TimedEntry {
  return {
    role: "action_executed",
    toolName: "end_call",
    toolCallId: toolCallId(facts, -1),
    toolType: "end_call",
    toolArguments: { executionMessage: last.text },
    startTime: last.end,
  };
}

function toolCallId(facts: CallFacts, index: number): string {
  return [1, 2].map((half) => mix(facts.key, index, half).toString(16).padStart(8, "0")).join("");
}
