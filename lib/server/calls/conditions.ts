import "server-only";
import { isFilled } from "@/lib/calls/extracted";
import type { CallRow } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { weekdayAndHour } from "@/lib/calls/time/zone";
import type { TimeWindow } from "@/lib/calls/time/window";

/** Whether a call fulfils one condition of a query. */
type Condition = (call: CallRow) => boolean;

/** The conditions of a query by parameter, in plain code; one that the query leaves open is absent. */
export interface Conditions {
  window?: Condition;
  kind?: Condition;
  agent?: Condition;
  contact?: Condition;
  action?: Condition;
  /** Weekday, hour, extracted fields, number and duration: what no source can filter. */
  rest?: Condition;
}

function inWindow({ start = -Infinity, end = Infinity }: TimeWindow): Condition {
  return ({ startedAt }) => {
    const at = Date.parse(startedAt);
    return start <= at && at < end;
  };
}

function hasAction(wanted: readonly string[]): Condition {
  const types = new Set(wanted);
  return ({ actions }) =>
    actions.length === 0
      ? types.has("none")
      : types.has("any") || actions.some(({ type }) => types.has(type));
}

function onWallClock({ weekday, hour }: CallQuery, zone: string): Condition {
  return ({ startedAt }) => {
    const local = weekdayAndHour(Date.parse(startedAt), zone);
    return (
      (weekday.length === 0 || weekday.includes(local.weekday)) &&
      (hour.length === 0 || hour.includes(local.hour))
    );
  };
}

function hasNumber(digits: string): Condition {
  return ({ fromNumber }) => {
    const own = fromNumber?.replace(/\D/g, "") ?? "";
    return own.startsWith(digits) || own.endsWith(digits);
  };
}

/** Whether a call has filled data of this name. Blanks at the ends of an operator's name are not asked for. */
function hasField(name: string): Condition {
  return ({ extracted }) =>
    Object.entries(extracted).some(([own, value]) => own.trim() === name && isFilled(value));
}

function restOf(query: CallQuery, zone: string): Condition | undefined {
  const { min = 0, max = Infinity, number, field } = query;
  const all: Condition[] = [];
  if (query.weekday.length > 0 || query.hour.length > 0) all.push(onWallClock(query, zone));
  all.push(...field.map(hasField));
  if (number !== undefined) all.push(hasNumber(number));
  if (query.min !== undefined || query.max !== undefined) {
    all.push(({ duration }) => duration !== undefined && min <= duration && duration < max);
  }
  return all.length === 0 ? undefined : (call) => all.every((fulfils) => fulfils(call));
}

/** The conditions of a query over a window, for a zone. */
export function conditionsOf(query: CallQuery, window: TimeWindow, zone: string): Conditions {
  const { kind, agent, contact, action } = query;
  const rest = restOf(query, zone);
  return {
    window: inWindow(window),
    ...(kind !== "all" && { kind: (call) => call.kind === kind }),
    ...(agent.length > 0 && { agent: (call) => call.agent !== undefined && agent.includes(call.agent.id) }),
    ...(contact.length > 0 && {
      contact: (call) => call.contact?.id !== undefined && contact.includes(call.contact.id),
    }),
    ...(action.length > 0 && { action: hasAction(action) }),
    ...(rest && { rest }),
  };
}
