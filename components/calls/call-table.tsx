"use client";

import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { useMemo, type MouseEvent } from "react";
import type { CallList } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import { callLink } from "@/lib/calls/links";
import { columns as standard, extractedName, type ColumnId } from "@/lib/calls/query/columns";
import type { CallQuery, Sort } from "@/lib/calls/query/parameters";
import { CallCell, type CellContext } from "./call-cells";
import { ColumnHeader } from "./column-header";
import { rememberRow, useRowMemory } from "./row-memory";

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, CallRow>();

const labelOf = (id: ColumnId) =>
  extractedName(id) ?? standard.find((column) => column.id === id)?.label ?? id;

/** The columns of the query as the table knows them. */
function useColumns(ids: readonly ColumnId[]) {
  return useMemo(() => helper.columns(ids.map((id) => helper.display({ id, header: labelOf(id) }))), [ids]);
}

interface CallTableProps {
  list: CallList;
  /** What the list was read for. */
  query: CallQuery;
  /** The order in force, which a list on its way may not have yet. */
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** Opens the call of a row wherever one clicks it, but not where one selects text or uses a link. */
function opensRow(event: MouseEvent): boolean {
  const onLink = event.target instanceof Element && event.target.closest("a, button") !== null;
  return !onLink && event.button === 0 && (getSelection()?.isCollapsed ?? true);
}

/** The rows of a list. On a narrow screen each row stands as a card. */
export function CallTable({ list, query, sort, onSort }: CallTableProps) {
  const router = useRouter();
  const table = useTable({
    features,
    columns: useColumns(query.columns),
    data: list.calls,
    getRowId: ({ id }) => id,
  });
  const containerRef = useRowMemory();
  return (
    <div ref={containerRef} className="overflow-x-auto rounded-xl border border-separator bg-surface">
      <table className="table__content calls-table" role="table">
        <caption className="sr-only">Calls</caption>
        <thead className="table__header" role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map(({ id }) => (
                <ColumnHeader key={id} id={id} label={labelOf(id as ColumnId)} sort={sort} onSort={onSort} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="table__body" role="rowgroup">
          {table.getRowModel().rows.map((row) => {
            const { id, original: call } = row;
            const href = callLink(call, query);
            const context: CellContext = { zone: list.zone, href, onOpen: () => rememberRow(id) };
            const open = (event: MouseEvent) => {
              if (!opensRow(event)) return;
              rememberRow(id);
              if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
              else router.push(href);
            };
            return (
              <tr key={id} role="row" className="table__row cursor-pointer" onClick={open}>
                {row.getAllCells().map(({ column }) => (
                  <td key={column.id} role="cell" data-column={column.id} className="table__cell">
                    <CallCell column={column.id as ColumnId} call={call} context={context} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
