import { writeDuration } from "../format/duration";
import { seconds } from "./codecs";
import { condition, parameter } from "./field";

/** A band of durations in words, in seconds: at least `min`, less than `max`. */
export function describeBand({ min, max }: { min: number | undefined; max: number | undefined }): string {
  if (min === undefined) return `under ${writeDuration(max ?? 0)}`;
  return max === undefined
    ? `${writeDuration(min)} or longer`
    : `${writeDuration(min)} to ${writeDuration(max)}`;
}

/** duration in seconds: at least, and less than */
export const duration = condition({
  parameters: { min: parameter(seconds), max: parameter(seconds) },
  level: "metrics",
  rollup: "duration",
  chip: { label: "Duration", value: describeBand },
  facet: true,
  choice: { panel: "own", button: "Duration" },
});
