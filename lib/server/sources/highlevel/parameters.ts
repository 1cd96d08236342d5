import "server-only";
import { CallboardError } from "../../errors";
import type { SourceFilter, SourceQuery, Window } from "../source";
import { isId } from "../ids";

/** More than 50 is answered with 422, not clamped. */
export const maxPageSize = 50;
export const maxPage = 10_000;

/** The `actionType`s that the reference lists for the filter; another one is answered with 422. */
const actionTypes = new Set([
  "APPOINTMENT_BOOKING",
  "CALL_TRANSFER",
  "SMS",
  "WORKFLOW_TRIGGER",
  "DATA_EXTRACTION",
  "IN_CALL_DATA_EXTRACTION",
  "CUSTOM_ACTION",
  "KNOWLEDGE_BASE",
]);

/**
 * Whether the list endpoint can apply a filter completely: one agent, any contacts, documented action types. What
 * cannot be an id comes from a link and not from HighLevel: it is not sent there.
 */
export function canFilter({ agents, contacts, actions }: SourceFilter): boolean {
  return (
    agents.length <= 1 &&
    [...agents, ...contacts].every(isId) &&
    actions.every((type) => actionTypes.has(type))
  );
}

/**
 * The documented parameters of the list endpoint, and no others: unknown ones are answered with 422.
 * `timezone` is named in a description only, and needless with absolute bounds.
 * @param now milliseconds since the epoch, the end of a window that has none
 * @throws CallboardError `bad_request` for what `canFilter` and the greatest page do not allow
 */
export function toParameters(query: SourceQuery, now: number): Record<string, string> {
  const { page, size, kind, agents, contacts, actions, sort } = query;
  if (!canFilter(query)) throw unable("this combination of filters");
  if (!Number.isInteger(page) || page < 1 || page > maxPage) throw unable(`page ${page}`);
  if (!Number.isInteger(size) || size < 1 || size > maxPageSize) throw unable(`${size} calls a page`);
  return {
    ...toDates(query.window, now),
    ...(agents[0] !== undefined && { agentId: agents[0] }),
    ...(contacts.length > 0 && { contactId: contacts.join(",") }),
    ...(kind !== "all" && { callType: kind === "live" ? "LIVE" : "TRIAL" }),
    ...(actions.length > 0 && { actionType: actions.join(",") }),
    sortBy: sort.by === "startedAt" ? "createdAt" : "duration",
    sort: sort.descending ? "descend" : "ascend",
    page: String(page),
    pageSize: String(size),
  };
}

/** Whether no call can be in a window, so that there is nothing to ask. */
export function isEmptyWindow({ start, end }: Window): boolean {
  return end !== undefined && (end <= 1 || (start !== undefined && start >= end));
}

/**
 * Both bounds or neither, in ms, the start before the end. Whether `endDate` is inclusive is not documented;
 * the reference's example ends with a :59, so the last moment of our half-open window is sent.
 */
function toDates({ start, end }: Window, now: number): Record<string, string> {
  if (start === undefined && end === undefined) return {};
  const first = Math.max(1, Math.ceil(start ?? 1));
  const last = Math.max(first + 1, end === undefined ? Math.floor(now) : Math.ceil(end) - 1);
  return { startDate: String(first), endDate: String(last) };
}

function unable(what: string): CallboardError {
  return new CallboardError("bad_request", `HighLevel cannot list ${what}. Narrow the filters.`);
}
