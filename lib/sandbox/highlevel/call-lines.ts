import { converse, type Conversation } from "./conversation";
import type { CallFacts, World } from "./facts";
import { randomFor } from "./random";
import { cut, timeLines, type TimedLine } from "./timing";
import { shapeTurns } from "./turns";
import type { Zone } from "./zone";

/** The timed lines of a call, which are also what its recording sounds like. */
export function linesOf(
  world: World,
  facts: CallFacts,
  zone: Zone,
): { talk: Conversation; lines: TimedLine[] } {
  const random = randomFor(world.seed, 51, facts.key);
  const talk = converse(world, facts, zone.local(facts.startedAt));
  const exact = world.turnsOfLongest !== undefined && facts.key === world.longestKey;
  const shaped = exact ? talk.lines : shapeTurns(talk.lines, random);
  const lines = timeLines(shaped, facts.duration, facts.abandoned, random);
  const last = lines.at(-1);
  if (last?.kind === "turn" && last.speaker === "agent" && random.chance(0.2)) {
    // Callers hang up into the goodbye (contract 5.1, 5).
    lines[lines.length - 1] = cut(last, 0.4 + random.next() * 0.5);
  }
  return { talk, lines };
}
