import { describeActionType } from "../action-types";
import { writeDuration } from "../format/duration";
import { formatInstant } from "../format/instant";
import type { LocalTime } from "./local-time";
import type { CallQuery, ParameterName, Range } from "./parameters";

export const rangeLabels: Record<Range, string> = {
  today: "Today",
  yesterday: "Yesterday",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  month: "This month",
  "last-month": "Last month",
  year: "This year",
  all: "All time",
};

export const kindLabels: Record<CallQuery["kind"], string> = {
  live: "Live calls",
  trial: "Trial calls",
  all: "Live and trial",
};

export const weekdayLabels = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function writeTime({ date, time, offset }: LocalTime, locale: string): string {
  const day = formatInstant(`${date}T12:00Z`, "day", locale, "UTC");
  return time === undefined ? day : `${day} ${time}${offset ?? ""}`;
}

/** The range of time in words, its days in the reader's language. */
export function describeRange(
  { range, from, to }: Pick<CallQuery, "range" | "from" | "to">,
  locale: string,
): string {
  if (from && to) {
    const sameDay = from.date === to.date && from.time === undefined && to.time === undefined;
    const first = writeTime(from, locale);
    return sameDay ? first : `${first} – ${writeTime(to, locale)}`;
  }
  if (from) return `From ${writeTime(from, locale)}`;
  if (to) return `Until ${writeTime(to, locale)}`;
  return rangeLabels[range];
}

/** An agent by name, else by the end of its id. */
export function describeAgent({
  id,
  name,
  deleted,
}: {
  id: string;
  name?: string;
  deleted?: boolean;
}): string {
  return name ?? `${deleted ? "Deleted agent" : "Agent"} (…${id.slice(-6)})`;
}

export function describeAction(type: string): string {
  if (type === "any") return "Any action";
  return type === "none" ? "No action" : describeActionType(type).label;
}

/** A band of durations in words, in seconds: at least `min`, less than `max`. */
export function describeBand({ min, max }: Pick<CallQuery, "min" | "max">): string {
  if (min === undefined) return `under ${writeDuration(max ?? 0)}`;
  return max === undefined
    ? `${writeDuration(min)} or longer`
    : `${writeDuration(min)} to ${writeDuration(max)}`;
}

/** One condition of a query in words; taking its parameters away takes the condition away. */
export interface FilterDescription {
  parameters: ParameterName[];
  label: string;
  value: string;
}

const several = (values: string[]) =>
  values.length > 2 ? `${values.slice(0, 2).join(", ")} +${values.length - 2}` : values.join(", ");

/** The conditions of a query that differ from what everybody starts with, but for its range of time. */
export function describeFilters(query: CallQuery, agentName: (id: string) => string): FilterDescription[] {
  const all: (FilterDescription | false)[] = [
    query.connection.length > 0 && {
      parameters: ["connection"],
      label: "Connection",
      value: several(query.connection),
    },
    query.tz !== undefined && { parameters: ["tz"], label: "Time zone", value: query.tz },
    query.agent.length > 0 && {
      parameters: ["agent"],
      label: "Agent",
      value: several(query.agent.map(agentName)),
    },
    query.contact.length > 0 && { parameters: ["contact"], label: "Contact", value: several(query.contact) },
    query.kind !== "live" && { parameters: ["kind"], label: "Kind", value: kindLabels[query.kind] },
    query.action.length > 0 && {
      parameters: ["action"],
      label: "Action",
      value: several(query.action.map(describeAction)),
    },
    query.weekday.length > 0 && {
      parameters: ["weekday"],
      label: "Weekday",
      value: query.weekday.map((day) => weekdayLabels[day - 1]?.slice(0, 3)).join(", "),
    },
    query.hour.length > 0 && {
      parameters: ["hour"],
      label: "Hour",
      value: query.hour.map((hour) => `${hour}:00`).join(", "),
    },
    query.field.length > 0 && { parameters: ["field"], label: "Filled", value: several(query.field) },
    query.number !== undefined && { parameters: ["number"], label: "Number", value: query.number },
    (query.min !== undefined || query.max !== undefined) && {
      parameters: ["min", "max"],
      label: "Duration",
      value: describeBand(query),
    },
    query.q !== undefined && { parameters: ["q"], label: "Text", value: query.q },
  ];
  return all.filter((filter) => filter !== false);
}
