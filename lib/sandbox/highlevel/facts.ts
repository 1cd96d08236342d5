import { businesses, deletedAgent } from "./businesses/index";
import { idKind, objectId, shortId } from "./identity";
import { speaksSpanish, type Population } from "./people";
import { entry, randomFor, type Random } from "./random";
import { drawBusiness } from "./rhythm";
import { scenarios } from "./scenarios/index";
import type { Scenario } from "./scenarios/scenario";
import { actionTypes, type ActionType } from "./wire";
import type { LocalTime } from "./zone";

/** What is kept of a call: enough to filter and sort it, and to write the rest again on demand. */
export interface CallFacts {
  key: number;
  /** ms since epoch */
  startedAt: number;
  /** seconds */
  duration: number;
  /** Index of the business. */
  agent: number;
  /** Key of the person. */
  contact: number;
  trial: boolean;
  /** Index of the scenario. */
  scenario: number;
  /** Ended before the errand was done. */
  abandoned: boolean;
  /** One bit for each entry of `actionTypes`. */
  actions: number;
}

/** Settings that shape all calls of one sandbox. */
export interface World extends Population {
  /** How many people call. */
  people: number;
  /** ms since epoch; from then on the deleted agent takes no calls. */
  agentDeletedAt: number;
  /** Keys of the calls that are always there, for tests: one of 0 seconds and the longest. */
  emptyKey: number;
  longestKey: number;
  turnsOfLongest: number | undefined;
}

const spanishIndex = scenarios.findIndex(({ name }) => name === "spanish");
const staffWhoTest = 4;

/** Draws the facts of a call. `room` is how long it can have been (seconds) at most. */
export function drawFacts(
  world: World,
  key: number,
  startedAt: number,
  local: LocalTime,
  room: number,
): CallFacts {
  const random = randomFor(world.seed, 31, key);
  const longest = key === world.longestKey;
  const agent = drawAgent(world, local, startedAt, longest, random);
  const trial = !longest && random.chance(0.12);
  const contact = trial
    ? world.people + random.int(staffWhoTest)
    : agent + businesses.length * Math.floor((world.people / businesses.length) * random.next() ** 1.7);
  const scenario = drawScenario(world, contact, longest, random);
  const kind = entry(scenarios, scenario);
  const duration = Math.min(drawDuration(world, key, kind, random), Math.max(0, Math.floor(room)));
  const abandoned = duration < kind.least;
  const actions = abandoned ? 0 : maskOf(kind.actions(random));
  return { key, startedAt, duration, agent, contact, trial, scenario, abandoned, actions };
}

function drawAgent(
  world: World,
  local: LocalTime,
  startedAt: number,
  longest: boolean,
  random: Random,
): number {
  if (longest) return 0;
  const agent = drawBusiness(businesses, local, random);
  return agent === deletedAgent && startedAt >= world.agentDeletedAt ? random.int(deletedAgent) : agent;
}

function drawScenario(world: World, contact: number, longest: boolean, random: Random): number {
  if (longest) return 0;
  if (contact < world.people && speaksSpanish(world, contact)) return spanishIndex;
  let rest = random.next() * scenarios.reduce((sum, { weight }) => sum + weight, 0);
  for (const [index, { weight }] of scenarios.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return 0;
}

function drawDuration(world: World, key: number, kind: Scenario, random: Random): number {
  const { median, spread } = kind.duration;
  const usual = Math.round(median * Math.exp(random.normal() * spread));
  if (key === world.longestKey) return Math.max(2417, (world.turnsOfLongest ?? 0) * 3);
  if (key === world.emptyKey || random.chance(0.012)) return 0;
  if (median > 60 && random.chance(0.002)) return 2100 + random.int(500);
  // Some callers hang up at once, whatever they wanted.
  return random.chance(0.05) ? 3 + random.int(25) : Math.min(usual, 900);
}

function maskOf(types: readonly ActionType[]): number {
  return types.reduce((mask, type) => mask | actionBit(type), 0);
}

/** The bit of an action type in `CallFacts.actions`. */
export function actionBit(type: ActionType): number {
  return 1 << actionTypes.indexOf(type);
}

/** The call's id: an ObjectId whose time is the call's start (contract 1.4). */
export function callIdOf(world: World, facts: CallFacts): string {
  return objectId(world.seed, facts.key, facts.startedAt);
}

/** The agent's id, which depends on nothing but the seed. */
export function agentIdOf(seed: number, agent: number): string {
  return objectId(seed, 9_000_000 + agent, Date.UTC(2024, 7, 19 + agent, 15, 4, agent));
}

/** The message that carries the recording; web calls have none, nor have calls without a sound. */
export function messageIdOf(world: World, facts: CallFacts): string | undefined {
  if (facts.trial || facts.duration === 0) return undefined;
  return shortId(world.seed, idKind.message, facts.key);
}
