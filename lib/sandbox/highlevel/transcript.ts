import type { CallFacts } from "./facts";
import { mix } from "./random";
import type { TimedLine } from "./timing";
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
  return lines.map((line, index): TimedEntry => {
    if (line.kind === "turn") {
      const content = line.speaker === "agent" ? line.text : `${line.text} `;
      return { role: line.speaker, content, startTime: line.start, endTime: line.end };
    }
    const call = mix(facts.key, index).toString(16).padStart(8, "0");
    return {
      role: "action_executed",
      toolName: line.type.toLowerCase(),
      toolCallId: `${call}${call}`,
      toolType: line.type.toLowerCase(),
      toolArguments: { executionMessage: "One moment, please." },
      startTime: line.start,
    };
  });
}
