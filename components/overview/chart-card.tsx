"use client";

import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useId, type ReactNode } from "react";
import { useCallQuery } from "@/components/query/use-call-query";
import type { ChartName } from "@/lib/calls/fields/charts";

interface ChartCardProps {
  /** Its name in the address, which says whether it is a table. */
  name: ChartName;
  title: string;
  /** One line of what the chart counts. */
  note?: ReactNode;
  className?: string;
  /** Switches of the chart, which its table follows too. */
  controls?: ReactNode;
  chart: ReactNode;
  /** The same numbers as a table. */
  table: ReactNode;
}

/** A chart and its twin, a table. */
export function ChartCard({ name, title, note, className = "", controls, chart, table }: ChartCardProps) {
  const { query, change } = useCallQuery();
  const asTable = query.table.includes(name);
  const Icon = asTable ? ChartNoAxesColumn : Table2;
  const other = asTable ? "Chart" : "Table";
  return (
    <Card title={title} note={note} className={className}>
      <div className="ms-auto flex flex-wrap items-center justify-end gap-1">
        {controls}
        <Button
          variant="ghost"
          className="px-2 text-muted"
          aria-label={`${other} of ${title.toLowerCase()}`}
          onClick={() => {
            const others = query.table.filter((each) => each !== name);
            change({ table: asTable ? others : [...others, name] }, { history: "replace" });
          }}
        >
          <Icon aria-hidden="true" />
          {other}
        </Button>
      </div>
      <div className="w-full">{asTable ? table : chart}</div>
    </Card>
  );
}

/** A titled box; its children follow the title, on the same line where there is room. */
export function Card({
  title,
  note,
  className = "",
  children,
}: Pick<ChartCardProps, "title" | "note" | "className"> & { children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`flex min-w-0 flex-wrap content-start items-center gap-x-3 gap-y-2 rounded-xl border border-separator bg-surface p-3 sm:p-4 ${className}`}
    >
      <div className="min-w-0 grow basis-32">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {note !== undefined && <p className="text-xs text-muted">{note}</p>}
      </div>
      {children}
    </section>
  );
}
