import type { ReactNode } from "react";

export interface DataRow {
  key: string;
  /** The first names the row. */
  cells: readonly ReactNode[];
}

interface DataTableProps {
  caption: string;
  heads: readonly string[];
  rows: readonly DataRow[];
  className?: string;
}

/** Numbers in rows: the first column names them, the others are aligned to their end. It scrolls within its box. */
export function DataTable({ caption, heads, rows, className = "" }: DataTableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={`relative overflow-auto rounded-lg border border-separator/60 ${className}`}
    >
      <table className="table__content [&_.table__cell]:px-2 [&_.table__cell]:py-1 sm:[&_.table__cell]:px-3 [&_.table__column]:px-2 sm:[&_.table__column]:px-3 [&_.table__row:has(a):hover_.table__cell]:bg-default/60">
        <caption className="sr-only">{caption}</caption>
        <thead className="table__header">
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className="table__column sticky top-0 z-1 bg-surface-secondary whitespace-nowrap not-first:text-end after:hidden"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="table__body">
          {rows.map(({ key, cells: [name, ...values] }) => (
            <tr key={key} className="table__row">
              <th
                scope="row"
                className="table__cell w-full min-w-24 text-start font-normal"
                suppressHydrationWarning
              >
                {name}
              </th>
              {values.map((value, index) => (
                <td key={index} className="table__cell text-end whitespace-nowrap">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
