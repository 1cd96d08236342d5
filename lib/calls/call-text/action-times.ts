import type { Action } from "../call";
import { formatDuration } from "../format/duration";

/** An instant, and how long after the start of the call it was (`+1:45`). */
export interface Moment {
  instant: string;
  offset: string;
}

export interface ActionTimes {
  triggered?: Moment;
  executed?: Moment;
  /** The time between both, `15 s`. */
  took?: string;
}

/** Seconds from the start of a call, with their sign: `+1:45`, `−0:05`. */
export function formatOffset(seconds: number): string {
  return `${seconds < 0 ? "−" : "+"}${formatDuration(Math.floor(Math.abs(seconds)))}`;
}

/** A short span of time in ms: `0.4 s`, `15 s`, `1:05 min`. */
export function formatElapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`;
  return seconds < 59.5 ? `${Math.round(seconds)} s` : `${formatDuration(seconds)} min`;
}

function momentOf(instant: string, startedAt: string): Moment {
  return { instant, offset: formatOffset((Date.parse(instant) - Date.parse(startedAt)) / 1000) };
}

/** When an action was triggered and executed, as far as it is reported. `startedAt` is the call's. */
export function timesOf({ triggeredAt, executedAt }: Action, startedAt: string): ActionTimes {
  const between =
    triggeredAt === undefined || executedAt === undefined
      ? undefined
      : Date.parse(executedAt) - Date.parse(triggeredAt);
  return {
    ...(triggeredAt !== undefined && { triggered: momentOf(triggeredAt, startedAt) }),
    ...(executedAt !== undefined && { executed: momentOf(executedAt, startedAt) }),
    ...(between !== undefined && between >= 0 && { took: formatElapsed(between) }),
  };
}

/** Actions in the order of their triggers; those without any time come last, in the order they were given. */
export function orderActions(actions: readonly Action[]): Action[] {
  const time = ({ triggeredAt, executedAt }: Action) => {
    const instant = triggeredAt ?? executedAt;
    return instant === undefined ? Number.POSITIVE_INFINITY : Date.parse(instant);
  };
  return actions.toSorted((a, b) => {
    const [first, second] = [time(a), time(b)];
    return first === second ? 0 : first - second;
  });
}
