"use client";

import { RangeCalendar } from "@heroui/react/range-calendar";
import { parseDate, type CalendarDate } from "@internationalized/date";
import { useState } from "react";
import { rangeLabels } from "@/lib/calls/fields/range";
import { ranges } from "@/lib/calls/fields/range";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { QueryChange } from "@/components/query/use-call-query";
import { dayAt } from "@/lib/calls/time/zone";
import { pinWindow, resolveWindow } from "@/lib/calls/time/window";
import { useClosePopover } from "@/components/ui/close-popover";
import { ChoicePanel } from "./choice-panel";

interface RangePanelProps {
  query: CallQuery;
  /** Undefined where the account's own is not known yet. */
  zone: string | undefined;
  onChange: (change: QueryChange) => void;
}

/** The days that a query covers, for the calendar; undefined where it has no beginning. */
function coveredDays(
  query: CallQuery,
  zone: string,
  now: number,
): { start: CalendarDate; end: CalendarDate } | null {
  const { from, to } = pinWindow(resolveWindow(query, zone, now), zone, now);
  return from && from.date <= to.date ? { start: parseDate(from.date), end: parseDate(to.date) } : null;
}

/** Ranges that roll on, and a calendar for days that stay what they are. */
export function RangePanel({ query, zone: known, onChange }: RangePanelProps) {
  const zone = known ?? "UTC";
  const [now] = useState(Date.now);
  const today = dayAt(now, zone);
  const covered = coveredDays(query, zone, now);
  const pinned = query.from ?? query.to;
  const close = useClosePopover();
  const choose = (change: QueryChange) => {
    onChange(change);
    close();
  };
  return (
    <div className="flex gap-3 max-sm:flex-col">
      <ChoicePanel
        label="Rolling range"
        mode="single"
        choices={ranges.map((value) => ({ value, label: rangeLabels[value] }))}
        selected={pinned ? [] : [query.range]}
        onChange={([value]) => choose({ range: ranges.find((range) => range === value) })}
      />
      <div className="border-separator p-2 max-sm:border-t sm:border-s sm:ps-4">
        <RangeCalendar
          aria-label={known === undefined ? "Days" : `Days, ${known}`}
          maxValue={today}
          defaultFocusedValue={covered?.end ?? today}
          value={covered}
          onChange={({ start, end }) =>
            choose({
              from: { date: start.toString().slice(0, 10) },
              to: { date: end.toString().slice(0, 10) },
            })
          }
        >
          <RangeCalendar.Header>
            <RangeCalendar.NavButton slot="previous" />
            <RangeCalendar.Heading />
            <RangeCalendar.NavButton slot="next" />
          </RangeCalendar.Header>
          <RangeCalendar.Grid>
            <RangeCalendar.GridHeader>
              {(day) => <RangeCalendar.HeaderCell>{day}</RangeCalendar.HeaderCell>}
            </RangeCalendar.GridHeader>
            <RangeCalendar.GridBody>{(date) => <RangeCalendar.Cell date={date} />}</RangeCalendar.GridBody>
          </RangeCalendar.Grid>
        </RangeCalendar>
        <p className="mt-2 max-w-64 text-xs text-muted">
          Dates use {known?.replaceAll("_", " ") ?? "the account’s own"} time
        </p>
      </div>
    </div>
  );
}
