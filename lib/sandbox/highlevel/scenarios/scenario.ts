import type { Business } from "../business";
import type { Random } from "../random";
import type { Script, Step } from "../script";
import type { ActionType } from "../wire";

/** What a scenario needs to know to write its conversation. */
export interface Situation {
  business: Business;
  random: Random;
  /** Whether an action of this type was executed in the call. */
  has(type: ActionType): boolean;
}

/** A kind of call. */
export interface Scenario {
  name: string;
  /** How often it occurs, relative to the others. */
  weight: number;
  /** Calls shorter than this (seconds) end before the errand is done: no action, no result. */
  least: number;
  /** Speaks about a price, so that the service must have one. */
  priced?: boolean;
  /** Median duration in seconds, and the deviation of its logarithm. */
  duration: { median: number; spread: number };
  /** What is said about the errand itself when there is time; then small talk waits until it is done. */
  talk?: readonly (readonly Step[])[];
  /** The action types executed in a call that got to its end. */
  actions(random: Random): ActionType[];
  script(situation: Situation): Script;
}
