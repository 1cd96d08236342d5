import "server-only";
import { startOf, type Selection } from "../selection";

/** Spans of time that follow each other, ms since the epoch: those of the period before, then the buckets of the volume. */
export interface CountedSpans {
  /** The start of each, in order. */
  starts: readonly number[];
  /** How many of them belong to the period before. */
  earlier: number;
}

/** Where the period before ends. Without one, no call lies before the first bucket, and its start cuts no unit. */
export const beginOf = (selection: Selection, { starts, earlier }: CountedSpans): number =>
  earlier === 0 ? startOf(selection) : (starts[earlier] ?? selection.window.end);

/**
 * What metrics are aggregated from, as SQL: sums of calls, so that they can be added and subtracted. They may read
 * `sets`: how many `times` each type is in an action set of a connection.
 */
export interface Relations {
  /** What the relations are read from, if it has to be named. */
  given?: string;
  /** Calls by span, connection and agent; those of the period before have no agent. */
  slots: string;
  /** Calls that have a type of action, and how often it was executed, by span and type. */
  types: string;
  /** Calls by span, direction and phone status, if they have one of them. */
  phones: string;
  /** Calls by hour of the week. */
  clock: string;
  /** Calls of known duration by period, connection, agent and duration. */
  lengths: string;
}

type RelationName = Exclude<keyof Relations, "given">;

const columns: Record<RelationName, { keys: string[]; sums: string[] }> = {
  slots: {
    keys: ["span", "connection_id", "agent_no"],
    sums: ["calls", "seconds", "acted", "reported", "transferred"],
  },
  types: { keys: ["span", "type"], sums: ["calls", "executions"] },
  phones: { keys: ["span", "direction", "phone_status"], sums: ["calls"] },
  clock: { keys: ["hour"], sums: ["calls"] },
  lengths: { keys: ["earlier", "connection_id", "agent_no", "duration"], sums: ["calls"] },
};

function subtract(name: RelationName, all: Relations, some: Relations): string {
  const { keys, sums } = columns[name];
  const [own, totals] = [keys.join(", "), sums.map((sum) => `sum(${sum}) as ${sum}`).join(", ")];
  const negative = sums.map((sum) => `-${sum}`).join(", ");
  return `select ${own}, ${totals}
    from (
      select ${own}, ${sums.join(", ")} from (${all[name]}) as whole
      union all
      select ${own}, ${negative} from (${some[name]}) as part
    ) as each
    group by ${own}
    having sum(calls) > 0`;
}

/** The relations of the calls of `all` that are not among `some`. */
export function difference(all: Relations, some: Relations): Relations {
  const given = [all.given, some.given].filter((each) => each !== undefined).join(", ");
  return {
    ...(given !== "" && { given }),
    slots: subtract("slots", all, some),
    types: subtract("types", all, some),
    phones: subtract("phones", all, some),
    clock: subtract("clock", all, some),
    lengths: subtract("lengths", all, some),
  };
}
