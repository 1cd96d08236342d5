"use client";

import { useId, useState } from "react";
import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { DataTable } from "@/components/overview/data-table";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import type { CoveredRange } from "@/lib/calls/answers";
import { formatCount } from "@/lib/calls/format/number";
import { timelineOf } from "@/lib/calls/sync/timeline";

interface CoveredRangesProps {
  ranges: readonly CoveredRange[];
  /** IANA zone of the dates. */
  zone: string;
}

/** The spans of time whose calls are here, as a line and as a table. */
export function CoveredRanges({ ranges, zone }: CoveredRangesProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const Icon = asTable ? ChartNoAxesColumn : Table2;
  return (
    <section aria-labelledby={id} className="space-y-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id={id} className="text-sm font-medium">
          Time covered
        </h3>
        <Button
          variant="ghost"
          className="px-2 text-muted"
          aria-label={`${asTable ? "Line" : "Table"} of the time covered`}
          onClick={() => setAsTable(!asTable)}
        >
          <Icon aria-hidden="true" />
          {asTable ? "Line" : "Table"}
        </Button>
      </div>
      {asTable ? <RangeTable ranges={ranges} zone={zone} /> : <RangeLine ranges={ranges} zone={zone} />}
    </section>
  );
}

function RangeLine({ ranges, zone }: CoveredRangesProps) {
  const now = useNow();
  const pattern = useId();
  const { parts, before, start } = timelineOf(ranges, now);
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  const unverified = parts.some(({ verified }) => !verified);
  const complete = parts.length === 1 && parts[0]?.from === 0;
  return (
    <div>
      <svg className="block h-6 w-full overflow-hidden rounded-md bg-default" aria-hidden="true">
        <defs>
          <pattern
            id={pattern}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--accent)" opacity="0.25" />
            <rect width="3" height="6" fill="var(--accent)" />
          </pattern>
        </defs>
        {parts.map(({ from, to, verified }) => (
          <rect
            key={from}
            x={percent(from)}
            width={percent(to - from)}
            height="100%"
            fill={verified ? "var(--accent)" : `url(#${pattern})`}
          />
        ))}
        {!complete && (
          <line
            x1={percent(before)}
            x2={percent(before)}
            y2="100%"
            stroke="var(--surface)"
            strokeWidth="2"
            strokeDasharray="3 2"
          />
        )}
      </svg>
      <div className="mt-1 flex justify-between gap-4 text-xs text-muted">
        <span>
          {complete ? (
            "the beginning"
          ) : (
            <>
              before <Time instant={new Date(start).toISOString()} zone={zone} style="day" />
            </>
          )}
        </span>
        <span>now</span>
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        <Key fill="var(--accent)">Loaded, and as many calls as the upstream counts</Key>
        {unverified && <Key fill={`url(#${pattern})`}>Loaded, but the number of calls is not confirmed</Key>}
        {!complete && <Key fill="var(--default)">Not loaded yet</Key>}
      </ul>
    </div>
  );
}

function Key({ fill, children }: { fill: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg className="size-3 shrink-0" aria-hidden="true">
        <rect width="100%" height="100%" rx="3" fill={fill} />
      </svg>
      {children}
    </li>
  );
}

function RangeTable({ ranges, zone }: CoveredRangesProps) {
  const locale = useLocale();
  const write = (instant: string) =>
    Date.parse(instant) <= 0 ? "the beginning" : <Time instant={instant} zone={zone} style="dated" />;
  const rows = ranges.map(({ start, end, calls, verified }) => ({
    key: start,
    cells: [write(start), write(end), formatCount(calls, locale), verified ? "Yes" : "Not confirmed"],
  }));
  if (rows.length === 0) return <p className="text-sm text-muted">No calls are loaded yet.</p>;
  return (
    <DataTable
      caption="Time covered"
      heads={["From", "To", "Calls", "Number confirmed"]}
      rows={rows}
      className="max-h-80"
    />
  );
}
