import "server-only";
import type { Call } from "@/lib/calls/call";
import { tally } from "./naive-calls";
import { localOf } from "./naive-time";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The value below which a share (0 to 1) of some durations lies, interpolated; null for none. */
function percentileNaively(calls: readonly Call[], share: number): number | null {
  const ordered = calls.flatMap(({ duration }) => duration ?? []).sort((a, b) => a - b);
  const position = (ordered.length - 1) * share;
  const [lower, upper] = [ordered[Math.floor(position)], ordered[Math.ceil(position)]];
  if (lower === undefined || upper === undefined) return null;
  return lower + (upper - lower) * (position - Math.floor(position));
}

const typesOf = ({ actions }: Call) => actions.map(({ type }) => type);

/** What a page of numbers has to say of some calls, without any of the product's own code. */
export function measureNaively(calls: readonly Call[], zone: string) {
  const known = calls.flatMap(({ duration }) => duration ?? []);
  const told = calls.filter(({ transferred }) => transferred !== undefined);
  const hours = calls.map(({ startedAt }) => localOf(Date.parse(startedAt), zone));
  return {
    total: calls.length,
    withAction: calls.filter(({ actions }) => actions.length > 0).length,
    transferred: told.filter(({ transferred }) => transferred).length,
    seconds: sum(known),
    unknown: calls.length - known.length,
    median: percentileNaively(calls, 0.5),
    p90: percentileNaively(calls, 0.9),
    directions: tally(calls.map(({ direction }) => direction?.value ?? "none")),
    statuses: tally(calls.map(({ phoneStatus }) => phoneStatus?.value ?? "none")),
    executions: tally(calls.flatMap(typesOf)),
    callsOfType: tally(calls.flatMap((call) => [...new Set(typesOf(call))])),
    agents: tally(calls.map(({ connection, agent }) => `${connection} ${agent?.id ?? ""}`)),
    connections: tally(calls.map(({ connection }) => connection)),
    hours: tally(hours.map(({ weekday, hour }) => `${weekday} ${hour}`)),
  };
}
