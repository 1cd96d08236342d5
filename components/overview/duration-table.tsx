"use client";

import { chartHeight } from "@/components/charts/plot";
import { useLocale } from "@/components/ui/locale";
import type { DurationMetrics } from "@/lib/calls/answers";
import { formatBand } from "@/lib/calls/charts/histogram";
import type { MarkLinks } from "@/lib/calls/charts/mark-links";
import { formatShare } from "@/lib/calls/format/number";
import { CountLink } from "./count-link";
import { DataTable } from "./data-table";

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
          <CountLink key="calls" calls={bucket.count} href={links.duration(bucket)} />,
          formatShare(known === 0 ? 0 : bucket.count / known, locale),
        ],
      }))}
    />
  );
}
