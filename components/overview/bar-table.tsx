import type { ReactNode } from "react";
import { Bar } from "./bar";
import { DataTable } from "./data-table";
import { MarkLink } from "./mark-link";

export interface BarRow {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  href: string | undefined;
  /** The length of its bar. */
  size: number;
  /** A CSS colour; the accent if undefined. */
  color?: string | undefined;
  values: readonly ReactNode[];
}

interface BarTableProps {
  caption: string;
  /** The heads of the names and of the values. */
  heads: readonly string[];
  rows: readonly BarRow[];
  className?: string;
}

/** Rows with a bar each: a chart and its table in one. Where it is narrow the bars stand below the names. */
export function BarTable({ rows, ...table }: BarTableProps) {
  const largest = Math.max(...rows.map(({ size }) => size), 1);
  return (
    <DataTable
      {...table}
      rows={rows.map(({ key, label, icon, href, size, color, values }) => ({
        key,
        cells: [
          <div key="name" className="grid items-center gap-x-4 gap-y-1.5 @lg:grid-cols-[minmax(0,12rem)_1fr]">
            <span className="flex items-center gap-2">
              {icon}
              <MarkLink href={href} wide>
                {label}
              </MarkLink>
            </span>
            <Bar share={size / largest} color={color} className="h-1 @lg:h-2.5" />
          </div>,
          ...values,
        ],
      }))}
    />
  );
}
