"use client";

import { chartHeight } from "@/components/charts/plot";
import { useLocale } from "@/components/ui/locale";
import type { DurationMetrics } from "@/lib/calls/answers";
import { formatBand } from "@/lib/calls/charts/histogram";
import type { MarkLinks } from "@/lib/calls/charts/mark-links";
import { formatCount, formatShare } from "@/lib/calls/format/number";
import { DataTable } from "./data-table";
import { MarkLink } from "./mark-link";

interface DurationTableProps {
  buckets: DurationMetrics["histogram"];
  links: MarkLinks;
}

/** What the histogram shows, in rows. */
export function DurationTable({ buckets, links }: DurationTableProps) {
  const locale = useLocale();
  const known = buckets.reduce((sum, { count }) => sum + count, 0);
  return (
    <DataTable
      caption="Calls by duration"
      className={chartHeight}
      heads={["Duration", "Calls", "Share"]}
      rows={buckets.map((bucket) => ({
        key: String(bucket.from),
        cells: [
          formatBand(bucket),
          <MarkLink
            key="calls"
            href={bucket.count === 0 ? undefined : links.duration(bucket)}
            className={bucket.count === 0 ? "text-muted" : ""}
          >
            {formatCount(bucket.count, locale)}
          </MarkLink>,
          formatShare(known === 0 ? 0 : bucket.count / known, locale),
        ],
      }))}
    />
  );
}
