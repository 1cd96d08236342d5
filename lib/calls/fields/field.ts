import type { Level } from "../levels";
import type { Codec } from "./codecs";

/** A parameter of the URL. Its fallback is what a URL without it means. */
type Parameter<T, Fallback> = Codec<T> & { fallback: Fallback };

/** @param fallback none if a URL without the parameter asks nothing */
export function parameter<T>(codec: Codec<T>): Parameter<T, undefined>;
export function parameter<T>(codec: Codec<T>, fallback: NoInfer<T>): Parameter<T, T>;
export function parameter<T>(codec: Codec<T>, fallback?: T) {
  return { ...codec, fallback };
}

export type Parameters = Readonly<Record<string, Parameter<unknown, unknown>>>;

export type ValueOf<P> =
  P extends Parameter<infer T, infer Fallback> ? (undefined extends Fallback ? T | undefined : T) : never;

/** The part of a query that some parameters hold. */
export type QueryOf<P> = { [Name in keyof P]: ValueOf<P[Name]> };

/** A comment of one line above the declaration is its line in README.md: `readme.test.ts`. */
interface Declared<P extends Parameters> {
  /** In the order in which URLs write them. */
  parameters: P;
}

/** What pages call the things that a query names by their ids. */
export interface ChipNames {
  agent(id: string): string;
  contact(id: string): string;
  connection(slug: string): string;
}

/** What is shown of a condition that a query has. Removing it removes all parameters of the field. */
export interface Chip<P extends Parameters> {
  label: string;
  value(query: QueryOf<P>, names: ChipNames): string;
}

/**
 * Which rollups can answer a condition: all of them, those by the hour (`clock`), those that are grouped by the named
 * key, or none, so that single calls are read.
 */
export type RollupChoice = "all" | "clock" | "agent" | "phone" | "action" | "field" | "duration" | "none";

/** A text field of the filter bar. */
interface TypedChoice {
  panel: "typed";
}

/** A button of the filter bar with a panel of its own in `components/filters/panels.ts`. */
interface OwnChoice {
  panel: "own";
  button: string;
}

/** A button with a list of known values. Other values are listed if calls have them or the query asks for them. */
export interface ClosedChoice {
  panel: "choices";
  button: string;
  /** What a screen reader calls the list. */
  title: string;
  values: readonly string[];
  describe(value: string): string;
}

/** A button with the values that calls have, to be searched. */
export interface OpenChoice {
  panel: "values";
  button: string;
  title: string;
  placeholder: string;
  /** The server finds values; else the browser finds them among those that it has. */
  finds: boolean;
  /** What the list says of a value that is typed. */
  describeTyped(text: string): string;
}

export type Choice = TypedChoice | OwnChoice | ClosedChoice | OpenChoice;

/** A condition on which calls are meant. */
interface Condition<P extends Parameters> extends Declared<P> {
  /** The least level that may ask it: `full` if its counts would reveal personal data. */
  level: Level;
  rollup: RollupChoice;
  chip: Chip<P>;
  /** Calls are counted for each of its values. */
  facet: boolean;
  choice: Choice;
}

export const condition = <P extends Parameters, const F extends boolean, const C extends Choice>(
  declared: Condition<P> & { facet: F; choice: C },
) => ({ ...declared, role: "condition" as const });

/** What the server resolves before it reads calls: connections, the zone and the window of time. */
interface Scope<P extends Parameters> extends Declared<P> {
  /** Absent if the page shows it elsewhere. */
  chip?: Chip<P>;
  facet: boolean;
}

export const scope = <P extends Parameters, const F extends boolean>(declared: Scope<P> & { facet: F }) => ({
  ...declared,
  role: "scope" as const,
});

/** How the calls that are meant are shown: it changes neither which they are nor their counts. */
export const presentation = <P extends Parameters>(declared: Declared<P>) => ({
  ...declared,
  role: "presentation" as const,
});

/** Some values in words: the first two, and how many more. */
export const several = (values: readonly string[]): string =>
  values.length > 2 ? `${values.slice(0, 2).join(", ")} +${values.length - 2}` : values.join(", ");
