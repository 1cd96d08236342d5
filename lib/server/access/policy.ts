import "server-only";
import type { CallQuery, ParameterName } from "@/lib/calls/query/parameters";
import { serializeValue } from "@/lib/calls/query/query";
import { levels, type Level } from "./reader";

/** The level that each permission needs; `none` needs no access to any connection. */
export const policy = {
  public: "none",
  "connections:read": "metrics",
  "agents:read": "metrics",
  "calls:measure": "metrics",
  /** Below `full` without the values of contacts: `maskFacets`. */
  "calls:facets": "metrics",
  /** Lists, single calls and positions. */
  "calls:read": "masked",
  "calls:export": "masked",
  "recordings:read": "full",
  /** Without the views that have a condition which the reader may not ask. */
  "views:read": "masked",
  "views:write": "full",
  "sync:read": "metrics",
  "sync:write": "full",
} as const satisfies Record<string, Level | "none">;

export type Permission = keyof typeof policy;

/** Permissions that a job with the secret has, too. */
export const jobPermissions: readonly Permission[] = ["sync:write"];

export const isAtLeast = (level: Level, needed: Level) => levels.indexOf(level) >= levels.indexOf(needed);

type Presentation = "sort" | "page" | "size" | "columns" | "turn";
type Condition = Exclude<ParameterName, Presentation> | "find";

/** The level that each condition needs. Conditions on personal data would reveal it by their counts. */
const conditions: Record<Condition, Level> = {
  connection: "metrics",
  range: "metrics",
  from: "metrics",
  to: "metrics",
  tz: "metrics",
  agent: "metrics",
  contact: "full",
  kind: "metrics",
  action: "metrics",
  weekday: "metrics",
  hour: "metrics",
  field: "metrics",
  q: "full",
  number: "full",
  min: "metrics",
  max: "metrics",
  find: "full",
};

const names = Object.keys(conditions) as Condition[];

const isAsked = (name: Condition, query: CallQuery, find: string) =>
  name === "find" ? find !== "" : serializeValue(name, query[name]) !== undefined;

/**
 * The conditions of a query that a level may not ask: none if it may ask all of them.
 * @param find what contacts are searched for among the facets
 */
export const mayAnswer = (query: CallQuery, level: Level, find = ""): Condition[] =>
  names.filter((name) => isAsked(name, query, find) && !isAtLeast(level, conditions[name]));
