"use client";

import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useId, useState, type ReactNode } from "react";

interface ChartCardProps {
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
export function ChartCard({ title, note, className = "", controls, chart, table }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? ChartNoAxesColumn : Table2;
  const other = asTable ? "Chart" : "Table";
  return (
    <Card title={title} note={note} className={className}>
      <div className="ms-auto flex items-center gap-1">
        {controls}
        <Button
          variant="ghost"
          className="px-2 text-muted"
          aria-label={`${other} of ${title.toLowerCase()}`}
          onClick={() => setAsTable(!asTable)}
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
