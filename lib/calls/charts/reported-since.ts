import { formatInstant } from "../format/instant";
import type { Metrics } from "../answers";

/** Action types that upstreams began to report on some day only (ISO), and what a reader calls them. */
const reportedSince = [
  // The upstream: "visible only from 2025-09-09", its own note in the API's description.
  { type: "APPOINTMENT_BOOKING", plural: "Bookings", since: "2025-09-09T00:00:00.000Z" },
];

/** What to know about an action type that was not reported in all of the time shown. */
export interface LateReport {
  type: string;
  text: string;
  /** What stands at the line where reporting began. */
  mark: string;
  /** Where reporting began, as a share (0 to 1) of the width of the volume; undefined where that is not in it. */
  at: number | undefined;
}

/** Where an instant lies in buckets that are drawn equally wide: 0 to 1. */
function shareOf(instant: number, volume: Metrics["volume"]): number | undefined {
  const index = volume.findIndex(({ end }) => instant < Date.parse(end));
  const bucket = volume[index];
  if (!bucket) return undefined;
  const [start, end] = [Date.parse(bucket.start), Date.parse(bucket.end)];
  return (index + Math.max(0, instant - start) / (end - start)) / volume.length;
}

/** The action types that were not reported in all, or any, of the time shown. */
export function lateReports({ volume }: Pick<Metrics, "volume">, locale: string): LateReport[] {
  const [first, last] = [volume[0], volume.at(-1)];
  if (!first || !last) return [];
  return reportedSince
    .filter(({ since }) => first.start < since)
    .map(({ type, plural, since }) => {
      const day = formatInstant(since, "longDay", locale, "UTC");
      const ends = last.end <= since;
      return {
        type,
        text: ends ? `${plural} are not reported before ${day}` : `${plural} are reported since ${day} only`,
        mark: `${plural} reported from here`,
        at: ends ? undefined : shareOf(Date.parse(since), volume),
      };
    });
}
