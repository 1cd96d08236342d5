import type { ReactNode } from "react";
import { Bar } from "./bar";
import { DataTable } from "./data-table";
import { MarkLink } from "./mark-link";

export interface BarRow {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  href: string | undefined;
  /** 0 to 1. */
  share: number;
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

/** Rows with a bar each: a chart and its table in one. On a phone the bars stand below the names. */
export function BarTable({ rows, ...table }: BarTableProps) {
  return (
    <DataTable
      {...table}
      rows={rows.map(({ key, label, icon, href, share, color, values }) => ({
        key,
        cells: [
          <div
            key="name"
            className="grid items-center gap-x-4 gap-y-1.5 py-1 sm:grid-cols-[minmax(0,3fr)_minmax(0,4fr)]"
          >
            <span className="flex items-center gap-2">
              {icon}
              <MarkLink href={href} wide>
                {label}
              </MarkLink>
            </span>
            <Bar share={share} color={color} className="h-1 sm:h-2" />
          </div>,
          ...values,
        ],
      }))}
    />
  );
}
