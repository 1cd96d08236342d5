import type { Metrics, VolumeBucket } from "../answers";
import { formatTalkTime } from "../format/duration";
import { countOf, formatCount } from "../format/number";
import { formatPeriod, formatSpan } from "./labels";
import type { MarkLinks } from "./mark-links";
import { countIn, describeLine, type VolumeSeries } from "./series";

/** One bucket of time in words, and the list of what it counts. */
export interface VolumeMark {
  href: string;
  title: string;
  /** What it counts, the number of calls in the list first. */
  lines: { text: string; color?: string; dash?: string | undefined }[];
}

/** How the calls of the period before are drawn. */
export const earlierLine = { color: "var(--muted)", dash: "4 3" };

/** What a bucket counts in all of some lines: a call has one connection, and may have several actions. */
function describeAll(
  bucket: VolumeBucket,
  lines: readonly VolumeSeries[],
  locale: string,
): { text: string }[] {
  if (lines[0]?.of === "actions") return [];
  return [
    {
      text: countOf(
        lines.reduce((sum, line) => sum + countIn(bucket, line), 0),
        "call",
        locale,
      ),
    },
  ];
}

/**
 * Buckets of time in words, with their links.
 *
 * @param lines the lines that are drawn; undefined where all calls are. A bucket opens the calls that any of them counts.
 */
export function describeVolume(
  { volume, previous, zone, asOf }: Metrics,
  links: MarkLinks,
  lines: readonly VolumeSeries[] | undefined,
  locale: string,
): VolumeMark[] {
  const only = lines?.length === 1 ? lines[0] : undefined;
  return volume.map((bucket, index) => {
    const goesOn = bucket.end > asOf ? ", so far" : "";
    const title = formatSpan(bucket, locale, zone) + goesOn;
    const own = lines && lines.length > 0 ? links.bucket(bucket, lines) : undefined;
    if (only && own !== undefined) {
      const { color, dash } = only;
      const count = countOf(countIn(bucket, only), "call", locale);
      return { href: own, title, lines: [{ text: `${count} ${describeLine(only)}`, color, dash }] };
    }
    const rest = lines?.map((line) => ({
      text: `${formatCount(countIn(bucket, line), locale)} ${line.label}`,
      color: line.color,
      dash: line.dash,
    }));
    if (lines && rest && own !== undefined) {
      return { href: own, title, lines: [...describeAll(bucket, lines, locale), ...rest] };
    }
    const all = { text: countOf(bucket.calls, "call", locale) };
    const talk = bucket.calls === 0 ? [] : [{ text: `${formatTalkTime(bucket.seconds, locale)} talk time` }];
    const before = lines ? undefined : previous?.volume[index];
    const earlier = before && {
      ...earlierLine,
      text: `${formatCount(before.calls, locale)} the period before, ${formatPeriod(before, locale, zone)}`,
    };
    return {
      href: links.bucket(bucket) ?? links.calls,
      title,
      lines: [all, ...(rest ?? talk), ...(earlier ? [earlier] : [])],
    };
  });
}
