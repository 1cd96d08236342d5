import "server-only";
import { conditionNames, fields } from "@/lib/calls/fields/fields";
import type { CallQuery, ParameterName } from "@/lib/calls/query/parameters";
import { askedParameters } from "@/lib/calls/query/query";
import { levels, type Level } from "@/lib/calls/levels";
import type { Shared } from "./reader";

/** What a permission needs. */
type Need = Level | "none" | "person" | "owner";

/**
 * The level that each permission needs. `none` needs no access to any connection, `person` a person who signed in,
 * `owner` an owner.
 */
const policy = {
  public: "none",
  "connections:read": "metrics",
  /** To list all of them as they are set up, too. */
  "connections:write": "owner",
  "agents:read": "metrics",
  "calls:measure": "metrics",
  /** Below `full` without the values of contacts: `maskFacets`. */
  "calls:facets": "metrics",
  /** Lists of calls. */
  "calls:read": "masked",
  /** One call, with its place in a list. */
  "call:read": "masked",
  "calls:export": "masked",
  /** Single values of a call: of a grant that allows it, and of an owner. */
  "calls:reveal": "masked",
  "recordings:read": "full",
  /** Without the views that have a condition which the reader may not ask. */
  "views:read": "masked",
  "views:write": "full",
  /** Erasing persons for good. */
  "data:erase": "owner",
  /** All that is kept of a person, in one file. */
  "data:extract": "owner",
  /** For how long calls are kept. */
  "data:retain": "owner",
  "sync:read": "metrics",
  "sync:write": "full",
  /** One's own name, password, second factors and sessions. */
  "account:change": "person",
  /** Who may sign in, and what they may see. */
  "people:manage": "owner",
  "audit:read": "owner",
  "shares:read": "masked",
  /** The verb sees to it that no more is shared than the reader may see. */
  "shares:write": "masked",
} as const satisfies Record<string, Need>;

export type Permission = keyof typeof policy;

export const needOf = (permission: Permission): Need => policy[permission];

/** Permissions that a job with the secret has, too. */
export const jobPermissions: readonly Permission[] = ["sync:write"];

const sharedAlways: readonly Permission[] = ["connections:read", "call:read", "recordings:read"];
const sharedLists: readonly Permission[] = ["agents:read", "calls:measure", "calls:facets", "calls:read"];

/** Whether a share shows what a permission is for, if its level suffices. */
export function mayShow({ page, files }: Pick<Shared, "page" | "files">, permission: Permission): boolean {
  if (sharedAlways.includes(permission)) return true;
  return page !== "call" && (permission === "calls:export" ? files : sharedLists.includes(permission));
}

export const isAtLeast = (level: Level, needed: Level) => levels.indexOf(level) >= levels.indexOf(needed);

/**
 * The parameters of a query that a level may not ask: none if it may ask all of them. Conditions on personal data would
 * reveal it by their counts.
 * @param find what contacts are searched for among the facets
 */
export function mayAnswer(query: CallQuery, level: Level, find = ""): (ParameterName | "find")[] {
  const refused = conditionNames.filter((name) => !isAtLeast(level, fields[name].level));
  const asked = refused.flatMap((name) => askedParameters(name, query));
  return find === "" || isAtLeast(level, fields.contact.level) ? asked : [...asked, "find"];
}
