import { businesses } from "./businesses/index";
import { actionBit, type CallFacts, type World } from "./facts";
import { personOf, type Person } from "./people";
import { phrase, type Words } from "./phrase";
import { entry, randomFor, type Random } from "./random";
import { drawWords } from "./scene";
import { scenarios } from "./scenarios/index";
import { smallTalk, type Talk } from "./scenarios/small-talk";
import type { Script, Step } from "./script";
import type { ActionType } from "./wire";
import type { LocalTime } from "./zone";

/** A worded turn, or the moment of an action. */
export type Line =
  | { kind: "turn"; speaker: "agent" | "user"; text: string; english?: string }
  | { kind: "action"; type: ActionType };

/** A whole conversation, before it is timed. */
export interface Conversation {
  lines: Line[];
  person: Person;
  words: Words;
  script: Script;
  summary: string;
  spanish: boolean;
}

/** Writes the conversation of a call: the errand, and as much small talk as its duration has room for. */
export function converse(world: World, facts: CallFacts, local: LocalTime): Conversation {
  const random = randomFor(world.seed, 41, facts.key);
  const business = entry(businesses, facts.agent);
  const scenario = entry(scenarios, facts.scenario);
  const person = personOf(world, facts.contact);
  const words = drawWords(business, person, local, random, scenario);
  const has = (type: ActionType): boolean => (facts.actions & actionBit(type)) !== 0;
  const script = scenario.script({ business, random, has });
  const spanish = scenario.name === "spanish";

  const parts = script.steps.map((step) => (step.kind === "room" ? [] : wordStep(step, words, has, random)));
  const rooms = script.steps.flatMap((step, index) => (step.kind === "room" ? [index] : []));
  const budget = talkBudget(world, facts);
  let size = measure(parts.flat(), budget);
  const talk = smallTalk(business, { inSpanish: spanish, errand: scenario.talk ?? [] }, random);
  while (rooms.length > 0 && size < budget.amount) {
    const { steps, place, anew } = talk.next().value;
    const spoken = anew ? { ...drawWords(business, person, local, random), ...identity(words) } : words;
    const lines = steps.flatMap((step) => wordStep(step, spoken, has, random));
    size += measure(lines, budget);
    entry(parts, roomFor(place, rooms, random)).push(...lines);
  }
  const lines = parts.flat();
  if (world.turnsOfLongest !== undefined && facts.key === world.longestKey)
    keepTurns(lines, world.turnsOfLongest);
  const summary = phrase(
    facts.abandoned ? random.pick(unfinished) : random.pick(script.summary),
    words,
    random,
  );
  return { lines, person, words, script, summary, spanish };
}

/** Most of the talk comes before the errand is settled, some after "anything else?". */
function roomFor(place: Talk["place"], rooms: readonly number[], random: Random): number {
  const early = place === "errand" || (place === "anywhere" && random.chance(0.75));
  return entry(rooms, early ? 0 : rooms.length - 1);
}

const unfinished = [
  "The caller hung up before saying what they needed.",
  "The call ended early. No request was made.",
  "A short call; the caller disconnected before the conversation got going.",
];

interface Budget {
  amount: number;
  unit: "turns" | "seconds";
}

function talkBudget(world: World, facts: CallFacts): Budget {
  return world.turnsOfLongest !== undefined && facts.key === world.longestKey
    ? { amount: world.turnsOfLongest, unit: "turns" }
    : { amount: facts.duration * 0.85, unit: "seconds" };
}

function measure(lines: readonly Line[], { unit }: Budget): number {
  const turns = lines.filter((line) => line.kind === "turn");
  if (unit === "turns") return turns.length;
  return turns.reduce((sum, line) => sum + 1.1 + speakingTime(line.text), 0);
}

/** How long it takes to say something, in seconds. */
export function speakingTime(text: string): number {
  return 0.3 + text.length / 15.5;
}

function keepTurns(lines: Line[], count: number): void {
  let turns = lines.filter((line) => line.kind === "turn").length;
  for (let index = lines.length - 1; index >= 0 && turns > count; index -= 1) {
    if (lines[index]?.kind !== "turn") continue;
    lines.splice(index, 1);
    turns -= 1;
  }
}

/** The time of day does not change while the talk goes on. */
function identity(words: Words): Words {
  const { part = "", partEs = "" } = words;
  return { part, partEs };
}

function wordStep(step: Step, words: Words, has: (type: ActionType) => boolean, random: Random): Line[] {
  if (step.kind === "room") return [];
  if (step.kind === "action") return has(step.type) ? [step] : [];
  if (step.kind === "turn") {
    const text = tidy(phrase(random.pick(step.wordings), words, random));
    return [{ kind: "turn", speaker: step.speaker, text }];
  }
  const text = tidy(phrase(step.spanish, words, random));
  return [{ kind: "turn", speaker: step.speaker, text, english: tidy(phrase(step.english, words, random)) }];
}

/** Sentences begin with a capital, also where a slot began one; no blanks are left by empty choices. */
function tidy(text: string): string {
  const clean = text.replace(/ {2,}/g, " ").trim();
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}
