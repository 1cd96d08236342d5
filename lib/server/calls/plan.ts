import "server-only";
import type { CallRow } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { CallboardError } from "@/lib/server/errors";
import type { CallSource, LiveList, SourceFilter } from "@/lib/server/sources/source";
import { storeState } from "@/lib/server/store/store";
import { storeAway } from "@/lib/server/store/store-away";
import { conditionsOf } from "./conditions";
import { connectionOf, type Scope } from "./scope";

/** Who answers which part of a query: `filter` the source, `remainder` we, over what the filter gives. */
export interface Plan {
  filter: SourceFilter;
  /** Undefined where the source can apply the whole query by itself. */
  remainder: ((call: CallRow) => boolean) | undefined;
}

const onlyHere = "The text of calls can be searched only in Callboard's own copy of them, which";

function cannotSearch(): CallboardError {
  const state = storeState();
  if (state === "off") {
    const advice = "Take CALLBOARD_STORE=off out of the settings, or remove “q” from the link.";
    return new CallboardError("bad_request", `${onlyHere} is switched off here. ${advice}`);
  }
  if (state === "failed") return storeAway(`${onlyHere} cannot be opened just now.`);
  return storeAway(`${onlyHere} is being opened.`);
}

/** @throws CallboardError `upstream_unavailable` if the upstream cannot list calls by itself */
export function liveList({ live }: CallSource): LiveList {
  if (live) return live;
  throw new CallboardError("upstream_unavailable", "These calls are not loaded yet. Try again in a minute.", {
    retryAfter: 60,
  });
}

const pushable = ["agent", "contact", "action"] as const;
const filterOf = { agent: "agents", contact: "contacts", action: "actions" } as const;

/**
 * Gives the source as much of the query as it can filter completely, and keeps the rest for us.
 * @throws CallboardError for a search: no source can, and neither can we without our own copy of the calls
 */
export function planQuery(scope: Scope, kind: CallQuery["kind"] = scope.query.kind): Plan {
  const { query, window, zone } = scope;
  if (query.q !== undefined) throw cannotSearch();
  const live = liveList(connectionOf(scope).source);
  const conditions = conditionsOf(query, window, zone);
  let filter: SourceFilter = { window, kind, agents: [], contacts: [], actions: [] };
  const kept = conditions.rest ? [conditions.rest] : [];
  for (const name of pushable) {
    const condition = conditions[name];
    if (!condition) continue;
    const pushed = { ...filter, [filterOf[name]]: query[name] };
    if (live.canFilter(pushed)) filter = pushed;
    else kept.push(condition);
  }
  return {
    filter,
    remainder: kept.length === 0 ? undefined : (call) => kept.every((fulfils) => fulfils(call)),
  };
}
