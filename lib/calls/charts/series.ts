import type { Metrics, VolumeBucket } from "../answers";
import type { ConnectionInfo } from "../connections";
import { describeActionType } from "../action-types";
import { describeDirectionValue } from "../fields/direction";

/** Stroke patterns that can be told apart without their colours. */
const dashes = [undefined, "7 4", "2 3", "10 3 2 3", "4 2", "1 4", "12 4", "8 3 2 3 2 3", "3 6"];

/** One line of the calls over time: those with an action of a type, of a connection, or of a direction. */
export interface VolumeSeries {
  of: "actions" | "connections" | "directions";
  /** The action type, the slug, or the direction. */
  type: string;
  label: string;
  /** A CSS colour. */
  color: string;
  /** `stroke-dasharray`; undefined is a solid line. */
  dash: string | undefined;
  /** Its calls in all of the time shown. */
  calls: number;
}

/** The action types of the calls, the most frequent first, each with its own colour and pattern. */
export function actionSeries({ actions }: Pick<Metrics, "actions">): VolumeSeries[] {
  return actions.map(({ type, calls }, index) => {
    const { short, slug } = describeActionType(type);
    const dash = dashes[index % dashes.length];
    return { of: "actions", type, label: short, color: `var(--action-${slug})`, dash, calls };
  });
}

/** The connections of the calls, the busiest first, each in its own colour. */
export function connectionSeries(
  { connections }: Pick<Metrics, "connections">,
  known: Readonly<Record<string, ConnectionInfo>>,
): VolumeSeries[] {
  return connections.map(({ connection, calls }, index) => ({
    of: "connections",
    type: connection,
    label: known[connection]?.short ?? connection,
    color: known[connection]?.color ?? "var(--muted)",
    dash: dashes[index % dashes.length],
    calls,
  }));
}

const directionColors = ["var(--accent)", "var(--action-transfer)"];

/** Inbound and outbound calls. Those whose direction is not reported have no line, because no list holds only them. */
export function directionSeries({ direction }: Pick<Metrics, "direction">): VolumeSeries[] {
  return direction.map(({ value, calls }, index) => ({
    of: "directions",
    type: value,
    label: describeDirectionValue(value),
    color: directionColors[index] ?? "var(--muted)",
    dash: dashes[index],
    calls,
  }));
}

/** How many calls of a bucket a line counts. */
export const countIn = (bucket: VolumeBucket, { of, type }: Pick<VolumeSeries, "of" | "type">): number =>
  Object.hasOwn(bucket[of], type) ? (bucket[of][type] ?? 0) : 0;

const linePrefixes = { actions: "with ", connections: "of ", directions: "" };

/** The calls that a line counts, in words behind a number. */
export const describeLine = ({ of, label }: VolumeSeries): string => `${linePrefixes[of]}${label}`;
