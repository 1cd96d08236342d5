import type { Line } from "./conversation";
import type { Random } from "./random";

/**
 * Breaks the neat alternation of turns as real transcripts do (contract 5.1, 4): neighbouring lines of
 * the agent mostly run together, and callers now and then say two sentences as two turns.
 */
export function shapeTurns(lines: readonly Line[], random: Random): Line[] {
  const shaped: Line[] = [];
  for (const line of lines) {
    const last = shaped.at(-1);
    if (line.kind === "action") shaped.push(line);
    else if (last?.kind === "turn" && last.speaker === line.speaker && random.chance(0.7)) {
      shaped[shaped.length - 1] = joined(last, line);
    } else if (line.speaker === "user" && random.chance(0.12)) shaped.push(...halves(line));
    else shaped.push(line);
  }
  return shaped;
}

type Turn = Extract<Line, { kind: "turn" }>;

function joined(first: Turn, second: Turn): Turn {
  const text = `${first.text} ${second.text}`;
  if (first.english === undefined && second.english === undefined) return { ...first, text };
  return { ...first, text, english: `${first.english ?? first.text} ${second.english ?? second.text}` };
}

function halves(turn: Turn): Turn[] {
  // A full stop after a capitalised abbreviation ("Dr.") ends no sentence.
  const at = turn.english === undefined ? turn.text.search(/(?<=[a-z]{3}[.?!]) (?=[A-Z])/) : -1;
  if (at < 0) return [turn];
  return [
    { ...turn, text: turn.text.slice(0, at) },
    { ...turn, text: turn.text.slice(at + 1) },
  ];
}
