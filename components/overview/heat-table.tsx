"use client";

import { useLocale } from "@/components/ui/locale";
import { hourSpan, weekdayName } from "@/lib/calls/charts/clock-labels";
import type { HeatMap } from "@/lib/calls/charts/heat-map";
import type { MarkLinks } from "@/lib/calls/charts/mark-links";
import { CountLink } from "./count-link";
import { DataTable } from "./data-table";

/** What the heat map shows, in rows of hours. */
export function HeatTable({ map: { rows }, links }: { map: HeatMap; links: MarkLinks }) {
  const locale = useLocale();
  const hours = rows[0]?.cells ?? [];
  return (
    <DataTable
      caption="Calls by weekday and hour"
      className="max-h-160"
      heads={["Hour", ...rows.map(({ weekday }) => weekdayName(weekday, "short", locale))]}
      rows={hours.map(({ hour }, column) => ({
        key: String(hour),
        cells: [
          <span key="hour" className="whitespace-nowrap">
            {hourSpan(hour, locale)}
          </span>,
          ...rows.map(({ weekday, cells }) => {
            const cell = cells[column];
            return cell && <CountLink key={weekday} calls={cell.calls} href={links.hour(cell)} />;
          }),
        ],
      }))}
    />
  );
}
