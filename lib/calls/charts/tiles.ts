import type { Metrics, MetricTotals } from "../answers";
import { formatDuration, formatTalkTime, speakDuration } from "../format/duration";
import { countOf, formatCount, formatShare } from "../format/number";
import { formatChange, type ChangeUnit } from "./change";
import type { MarkLinks } from "./mark-links";

/** A number at the head of a page, in words. */
export interface Tile {
  label: string;
  value: string;
  /** The value for those who hear it, where that differs. */
  spoken?: string;
  /** What the value was counted from. */
  detail?: string;
  /** Against the period before, such as `+12% from 153`. */
  change: string;
  href?: string | undefined;
}

/** A number of two periods, and how it is written. */
interface Measure {
  label: string;
  unit: ChangeUnit;
  /** null where there is no such number, as the median of no call. */
  read: (totals: MetricTotals) => number | null;
  write: (value: number, locale: string) => string;
  detail?: (totals: MetricTotals, locale: string) => string | undefined;
}

const share = (part = 0, whole = 0) => (whole === 0 ? null : part / whole);

/** How many calls the phone system reports as transferred, and out of how many if it does not report it of all. */
function describeTransfers(
  { total, transferred, transferReported }: MetricTotals,
  locale: string,
): string | undefined {
  if (transferred === undefined || transferReported === undefined) return undefined;
  return transferReported === total
    ? countOf(transferred, "call", locale)
    : `${formatCount(transferred, locale)} of ${formatCount(transferReported, locale)} that report it`;
}

const measures = {
  calls: { label: "Calls", unit: "percent", read: ({ total }) => total, write: formatCount },
  talkTime: {
    label: "Talk time",
    unit: "percent",
    read: ({ duration }) => duration.sum,
    write: formatTalkTime,
  },
  median: {
    label: "Median duration",
    unit: "seconds",
    read: ({ duration }) => duration.median,
    write: formatDuration,
  },
  p90: {
    label: "90th percentile",
    unit: "seconds",
    read: ({ duration }) => duration.p90,
    write: formatDuration,
  },
  withAction: {
    label: "With an action",
    unit: "points",
    read: ({ withAction, total }) => share(withAction, total),
    write: formatShare,
    detail: ({ withAction, total }, locale) =>
      `${formatCount(withAction, locale)} of ${countOf(total, "call", locale)}`,
  },
  transferred: {
    label: "Transfer reported",
    unit: "points",
    read: ({ transferred, transferReported }) => share(transferred, transferReported),
    write: formatShare,
    detail: describeTransfers,
  },
} satisfies Record<string, Measure>;

function compare({ unit, read, write }: Measure, now: number, before: MetricTotals, locale: string): string {
  const was = read(before);
  if (was === null) return "none in the period before";
  const change = formatChange(unit, now, was, locale);
  const from = `from ${write(was, locale)}`;
  return change === undefined ? from : `${change || "no change"} ${from}`;
}

function tileOf(measure: Measure, metrics: Metrics, absent: string, locale: string): Tile {
  const { label, read, write, detail } = measure;
  const value = read(metrics);
  if (value === null) return { label, value: "not reported", change: "" };
  const counted = detail?.(metrics, locale);
  return {
    label,
    value: write(value, locale),
    ...(write === formatDuration && { spoken: speakDuration(value) }),
    ...(counted !== undefined && { detail: counted }),
    change: metrics.previous ? compare(measure, value, metrics.previous, locale) : absent,
  };
}

/**
 * The numbers at the head of the page, each against the period before, with the list that holds what they count.
 *
 * @param absent what to say where there is no period before
 */
export function tilesOf(metrics: Metrics, links: MarkLinks, absent: string, locale: string): Tile[] {
  const tile = (measure: Measure) => tileOf(measure, metrics, absent, locale);
  return [
    { ...tile(measures.calls), href: links.calls },
    tile(measures.talkTime),
    tile(measures.median),
    tile(measures.p90),
    { ...tile(measures.withAction), href: links.withAction },
    tile(measures.transferred),
  ];
}
