import "server-only";
import type { Call } from "@/lib/calls/call";
import type { Clip } from "@/lib/calls/shares";

/**
 * A call with what was said and done within a part of it: turns and actions that begin in it. What tells of the whole
 * call, such as its summary and extracted data, is left out, and so is what has no time. Seconds are those of the part.
 */
export function cutCall(call: Call, { from, to }: Clip): Call {
  const isWithin = (second: number | undefined) => second !== undefined && from <= second && second < to;
  const secondOf = (instant: string | undefined) =>
    instant === undefined ? undefined : (Date.parse(instant) - Date.parse(call.startedAt)) / 1000;
  const { id, connection, startedAt, duration, agent, contact, fromNumber, direction, kind, recording } =
    call;
  return {
    id,
    connection,
    startedAt,
    ...(duration !== undefined && { duration: Math.max(0, Math.min(duration, to) - from) }),
    ...(agent && { agent }),
    ...(contact && { contact }),
    ...(fromNumber !== undefined && { fromNumber }),
    ...(direction && { direction }),
    kind,
    actions: call.actions.filter(({ triggeredAt, executedAt }) =>
      isWithin(secondOf(triggeredAt ?? executedAt)),
    ),
    extracted: {},
    recording,
    transcript: {
      timing: call.transcript.timing,
      turns: call.transcript.turns.flatMap(({ start, end, ...turn }) =>
        start !== undefined && isWithin(start)
          ? [{ ...turn, start: start - from, ...(end !== undefined && { end: Math.min(end, to) - from }) }]
          : [],
      ),
    },
    raw: null,
  };
}
