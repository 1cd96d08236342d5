"use client";

import { chartHeight } from "@/components/charts/plot";
import { useLocale } from "@/components/ui/locale";
import { formatSpan } from "@/lib/calls/charts/labels";
import type { ActionSeries } from "@/lib/calls/charts/series";
import { formatTalkTime } from "@/lib/calls/format/duration";
import { formatCount } from "@/lib/calls/format/number";
import { DataTable } from "./data-table";
import { MarkLink } from "./mark-link";
import type { Measured } from "./use-measured";

interface VolumeTableProps {
  measured: Measured;
  /** The action types that are shown; undefined where talk time is. */
  lines: readonly ActionSeries[] | undefined;
}

/** What the chart over time shows, in rows; the newest bucket is the last, as in the chart. */
export function VolumeTable({ measured: { metrics, links }, lines }: VolumeTableProps) {
  const locale = useLocale();
  const count = (calls: number, href: string | undefined) => (
    <MarkLink href={calls === 0 ? undefined : href} className={calls === 0 ? "text-muted" : ""}>
      {formatCount(calls, locale)}
    </MarkLink>
  );
  return (
    <DataTable
      caption={lines ? "Actions over time" : "Calls over time"}
      className={chartHeight}
      heads={["Time", "Calls", ...(lines?.map(({ label }) => label) ?? ["Talk time"])]}
      rows={metrics.volume.map((bucket) => ({
        key: bucket.start,
        cells: [
          formatSpan(bucket, locale, metrics.zone),
          count(bucket.calls, links.bucket(bucket)),
          ...(lines?.map(({ type }) => count(bucket.actions[type] ?? 0, links.bucket(bucket, type))) ?? [
            formatTalkTime(bucket.seconds, locale),
          ]),
        ],
      }))}
    />
  );
}
