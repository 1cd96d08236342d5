import type { Action, Call, Turn } from "../call";
import { formatDuration } from "../format/duration";
import { toolType } from "../transcript/describe-entry";

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

/** An action with what the transcript says of its time. */
export interface PlacedAction extends Action {
  /** Seconds from the start of the call; only of an action whose time is not reported with it. */
  inTranscript?: number;
}

/**
 * The actions of a call in the order of their times, those without any last. An action whose time is not reported has
 * the one of its entry in the transcript, if there are as many entries as actions of its type, so that it is known
 * which one is meant.
 */
export function placeActions({
  actions,
  startedAt,
  transcript,
}: Pick<Call, "actions" | "startedAt" | "transcript">) {
  const entries = new Map<string, Turn[]>();
  for (const turn of transcript.turns) {
    if (turn.speaker === "tool") entries.set(toolType(turn), [...(entries.get(toolType(turn)) ?? []), turn]);
  }
  const seen = new Map<string, number>();
  const placed = actions.map((action): PlacedAction => {
    const index = seen.get(action.type) ?? 0;
    seen.set(action.type, index + 1);
    const own = entries.get(action.type) ?? [];
    const isReported = action.triggeredAt !== undefined || action.executedAt !== undefined;
    const sameType = actions.filter(({ type }) => type === action.type);
    const start = own.length === sameType.length ? own[index]?.start : undefined;
    return isReported || start === undefined ? action : { ...action, inTranscript: start };
  });
  const begin = Date.parse(startedAt);
  const time = ({ triggeredAt, executedAt, inTranscript }: PlacedAction) => {
    const instant = triggeredAt ?? executedAt;
    if (instant !== undefined) return Date.parse(instant);
    return inTranscript === undefined ? Number.POSITIVE_INFINITY : begin + inTranscript * 1000;
  };
  return placed.toSorted((a, b) => {
    const [first, second] = [time(a), time(b)];
    return first === second ? 0 : first - second;
  });
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
