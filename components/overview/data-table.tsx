import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";

export interface DataRow {
  key: string;
  /** The first names the row. */
  cells: readonly ReactNode[];
}

/** The head of a column; with `onSort` rows can be ordered by it. */
export interface Head {
  label: string;
  sorted?: "ascending" | "descending" | undefined;
  onSort?: () => void;
  /** Where there is little room the column is left out. */
  wideOnly?: boolean;
}

interface DataTableProps {
  caption: string;
  heads: readonly (string | Head)[];
  rows: readonly DataRow[];
  className?: string;
}

const hidden = (wideOnly = false) => (wideOnly ? "max-sm:hidden" : "");

function SortButton({ label, sorted, onSort }: { label: string } & Pick<Head, "sorted" | "onSort">) {
  const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className="group -mx-1 inline-flex min-h-6 items-center gap-1 rounded px-1 text-start hover:text-foreground [th:not(:first-child)>&]:flex-row-reverse"
      onClick={onSort}
    >
      {label}
      <Arrow
        className={`size-3.5 shrink-0 ${sorted ? "" : "opacity-0 group-hover:opacity-50 max-sm:hidden"}`}
        aria-hidden="true"
      />
    </button>
  );
}

/** Numbers in rows: the first column names them, the others are aligned to their end. It scrolls within its box. */
export function DataTable({ caption, heads, rows, className = "" }: DataTableProps) {
  const columns = heads.map((head): Head => (typeof head === "string" ? { label: head } : head));
  return (
    <div className={`relative overflow-auto rounded-lg ${className}`}>
      <table className="table__content">
        <caption className="sr-only">{caption}</caption>
        <thead className="table__header">
          <tr>
            {columns.map(({ label, sorted, onSort, wideOnly = false }) => (
              <th
                key={label}
                scope="col"
                aria-sort={onSort && (sorted ?? "none")}
                className={`table__column sticky top-0 z-1 bg-surface-secondary px-1.5 py-2 whitespace-nowrap not-first:text-end after:hidden max-sm:whitespace-normal sm:px-3 ${hidden(wideOnly)}`}
              >
                {onSort ? <SortButton label={label} sorted={sorted} onSort={onSort} /> : label}
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
              >
                {name}
              </th>
              {values.map((value, index) => (
                <td
                  key={index}
                  className={`table__cell px-1.5 py-1.5 text-end whitespace-nowrap sm:px-3 ${hidden(columns[index + 1]?.wideOnly)}`}
                >
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
