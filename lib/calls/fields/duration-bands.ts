import { wholeNumber } from "./codecs";

/** A band of durations in seconds: `min` ≤ duration < `max`, open where one is absent. */
export interface DurationBand {
  min?: number;
  max?: number;
}

/** The bands that are offered to choose from; each known duration is in exactly one. */
export const durationBands: readonly DurationBand[] = [
  { min: 0, max: 30 },
  { min: 30, max: 60 },
  { min: 60, max: 120 },
  { min: 120, max: 300 },
  { min: 300, max: 600 },
  { min: 600 },
];

/** A band as facets name it: `30-60`, `600-`. */
export const bandValue = ({ min, max }: DurationBand) => `${min ?? ""}-${max ?? ""}`;

const second = wholeNumber(0);

/** The band that `bandValue` names. */
export function parseBand(value: string): DurationBand {
  const [min, max] = value.split("-").map((part) => second.parse(part));
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}
