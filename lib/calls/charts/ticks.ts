import { formatCount } from "../format/number";

/**
 * Round values for an axis of counts, from 0 to the first one that holds `max`: about `count` steps of 1, 2 or 5 times
 * a power of ten, never a fraction.
 */
export function countTicks(max: number, count = 5): number[] {
  const rough = Math.max(max, 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  const step = Math.max(1, Math.round(factor * power));
  const steps = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** A count as an axis writes it: `1,500`, `12K`. */
export function axisCount(count: number, locale: string): string {
  return count < 10_000
    ? formatCount(count, locale)
    : count.toLocaleString("en-US", { notation: "compact", maximumFractionDigits: 1 });
}
