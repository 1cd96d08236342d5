"use client";

import { chartHeight } from "@/components/charts/plot";
import { useLocale } from "@/components/ui/locale";
import { formatSpan } from "@/lib/calls/charts/labels";
import { countIn, type VolumeSeries } from "@/lib/calls/charts/series";
import { formatTalkTime } from "@/lib/calls/format/duration";
import { formatCount } from "@/lib/calls/format/number";
import { CountLink } from "./count-link";
import { DataTable } from "./data-table";
import type { Measured } from "./use-measured";

interface VolumeTableProps {
  measured: Measured;
  title: string;
  /** What is shown beside the calls; undefined where talk time is. */
  lines: readonly VolumeSeries[] | undefined;
}

/** What the chart over time shows, in rows; the newest bucket is the last, as in the chart. */
export function VolumeTable({ measured: { metrics, links }, title, lines }: VolumeTableProps) {
  const locale = useLocale();
  const { volume, previous, zone } = metrics;
  const earlier = lines ? undefined : previous?.volume;
  return (
    <DataTable
      caption={title}
      className={chartHeight}
      heads={[
        "Time",
        "Calls",
        ...(lines?.map(({ label }) => label) ?? ["Talk time"]),
        ...(earlier ? ["Period before"] : []),
      ]}
      rows={volume.map((bucket, index) => ({
        key: bucket.start,
        cells: [
          formatSpan(bucket, locale, zone),
          <CountLink key="calls" calls={bucket.calls} href={links.bucket(bucket)} />,
          ...(lines?.map((line) => (
            <CountLink key={line.type} calls={countIn(bucket, line)} href={links.bucket(bucket, [line])} />
          )) ?? [formatTalkTime(bucket.seconds, locale)]),
          ...(earlier ? [formatCount(earlier[index]?.calls ?? 0, locale)] : []),
        ],
      }))}
    />
  );
}
