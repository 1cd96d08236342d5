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
    <div className={`relative overflow-auto rounded-lg ${className}`}>
      <table className="table__content">
        <caption className="sr-only">{caption}</caption>
        <thead className="table__header">
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className="table__column sticky top-0 z-1 bg-surface-secondary px-1.5 py-2 whitespace-nowrap not-first:text-end after:hidden max-sm:whitespace-normal sm:px-3"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="table__body">
          {rows.map(({ key, cells: [name, ...values] }) => (
            <tr key={key} className="table__row last:*:border-b-0 has-[a]:hover:*:bg-default/60">
              <th
                scope="row"
                className="table__cell w-full min-w-24 px-1.5 py-1.5 text-start font-normal sm:px-3"
                suppressHydrationWarning
              >
                {name}
              </th>
              {values.map((value, index) => (
                <td key={index} className="table__cell px-1.5 py-1.5 text-end whitespace-nowrap sm:px-3">
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
