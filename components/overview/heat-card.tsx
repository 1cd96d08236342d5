"use client";

import { useMemo } from "react";
import { HeatGrid, heatShades } from "@/components/charts/heat-grid";
import { useLocale } from "@/components/ui/locale";
import { hourName, hourSpan, weekdayName } from "@/lib/calls/charts/clock-labels";
import { heatMap, type HeatMap } from "@/lib/calls/charts/heat-map";
import { countOf, formatCount } from "@/lib/calls/format/number";
import { ChartCard } from "./chart-card";
import { HeatTable } from "./heat-table";
import type { Measured } from "./use-measured";

/** Hours are written at every third column, where there are more than a few. */
const everyThird = (index: number, count: number) => count <= 8 || index % 3 === 0;

/** When calls come in over a week, in the query's zone. */
export function HeatCard({ measured, className }: { measured: Measured; className: string }) {
  const locale = useLocale();
  const { query, metrics, links } = measured;
  const map = useMemo(() => heatMap(metrics.hours, query), [metrics.hours, query]);
  const rows = useMemo(
    () =>
      map.rows.map(({ weekday, cells }) => {
        const day = weekdayName(weekday, "long", locale);
        return {
          label: weekdayName(weekday, "short", locale),
          name: `Calls by hour on ${day}`,
          marks: cells.map((cell) => ({
            href: links.hour(cell),
            title: `${day}, ${hourSpan(cell.hour, locale)}`,
            text: countOf(cell.calls, "call", locale),
            shade: map.bands[cell.level - 1]?.shade ?? 0,
          })),
        };
      }),
    [map, links, locale],
  );
  const hours = map.rows[0]?.cells.map(({ hour }) => hour) ?? [];
  const heads = hours.map((hour, index) => (everyThird(index, hours.length) ? hourName(hour, locale) : ""));
  return (
    <ChartCard
      name="hours"
      title="Weekdays and hours"
      note={`Calls by when they start, ${metrics.zone.replaceAll("_", " ")}`}
      className={className}
      chart={
        <div className="space-y-3">
          <HeatGrid label="Calls by weekday and hour" rows={rows} heads={heads} />
          <Scale bands={map.bands} locale={locale} />
        </div>
      }
      table={<HeatTable map={map} links={links} />}
    />
  );
}

/** What each shade stands for. */
function Scale({ bands, locale }: Pick<HeatMap, "bands"> & { locale: string }) {
  const count = (calls: number) => formatCount(calls, locale);
  const steps = [
    { label: "0", shade: 0 },
    ...bands.map(({ from, to, shade }) => ({
      label: from === to ? count(from) : `${count(from)}–${count(to)}`,
      shade,
    })),
  ];
  return (
    <ul aria-label="Calls by shade" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {steps.map(({ label, shade }) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-3.5 rounded-xs ${heatShades[shade] ?? ""}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}
