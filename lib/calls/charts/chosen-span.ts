import type { Metrics } from "../answers";
import type { CallQuery } from "../query/parameters";
import { bucketWindow, type Span } from "./bucket-window";

/** The time from one bucket of the volume to another, both included, in either order. */
export function chosenSpan(volume: readonly Span[], one: number, other: number): Span | undefined {
  const [first, last] = [volume[Math.min(one, other)], volume[Math.max(one, other)]];
  return first && last && { start: first.start, end: last.end };
}

/**
 * What a query takes to be about a span of time of the numbers that were counted for it. The zone is named where the
 * account's own could not be read, as the next answer may have another.
 */
export function spanChange(
  span: Span,
  { zone, notices }: Metrics,
): Partial<Pick<CallQuery, "from" | "to" | "tz">> {
  const tz = notices.some(({ code }) => code === "zone_unavailable") ? { tz: zone } : {};
  return { ...tz, ...bucketWindow(span, zone) };
}
