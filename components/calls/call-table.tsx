"use client";

import { usePlace } from "@/components/query/place";
import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { Fragment, useMemo, type MouseEvent } from "react";
import { useHasSeveral } from "@/components/query/connections";
import { isPlainClick } from "@/components/ui/plain-click";
import type { CallList, ListedCall } from "@/lib/calls/answers";
import { hitLink } from "@/lib/calls/links";
import { columnLabel, visibleColumns, type ColumnId } from "@/lib/calls/fields/columns";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Sort } from "@/lib/calls/fields/sort";
import { CallCell } from "./call-cells";
import { ColumnHeader } from "./column-header";
import { HitText } from "./hit-text";
import { RowLink } from "./row-link";
import { rememberRow, useRowMemory } from "./row-memory";
import { SortControl } from "./sort-control";

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, ListedCall>();

/** The columns of the query as the table knows them. */
function useColumns(ids: readonly ColumnId[]) {
  return useMemo(
    () => helper.columns(ids.map((id) => helper.display({ id, header: columnLabel(id) }))),
    [ids],
  );
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
  return !onLink && (getSelection()?.isCollapsed ?? true);
}

/** The rows of a list. On a narrow screen each row stands as a card. */
export function CallTable({ list, query, sort, onSort }: CallTableProps) {
  const router = useRouter();
  const place = usePlace();
  const hasSeveral = useHasSeveral();
  const shown = useMemo(() => visibleColumns(query.columns, hasSeveral), [query.columns, hasSeveral]);
  const table = useTable({
    features,
    columns: useColumns(shown),
    data: list.calls,
    getRowId: ({ id }) => id,
  });
  const { asOf, zone } = list;
  const containerRef = useRowMemory();
  return (
    <div ref={containerRef} className="overflow-x-auto rounded-xl border border-separator bg-surface">
      <div className="border-b border-separator bg-surface-secondary px-4 py-1.5 sm:hidden">
        <SortControl sort={sort} onSort={onSort} />
      </div>
      <table className="table__content calls-table" role="table">
        <caption className="sr-only">Calls</caption>
        <thead className="table__header" role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map(({ id }) => (
                <ColumnHeader
                  key={id}
                  id={id}
                  label={columnLabel(id as ColumnId)}
                  sort={sort}
                  onSort={onSort}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="table__body" role="rowgroup">
          {table.getRowModel().rows.map((row) => {
            const { id, original: call } = row;
            const href = hitLink(call, query, place);
            const open = (event: MouseEvent) => {
              if (!opensRow(event)) return;
              rememberRow(id);
              if (isPlainClick(event)) router.push(href);
              else window.open(href, "_blank", "noopener");
            };
            const opening = {
              className: "table__row cursor-pointer",
              onClick: open,
              onAuxClick: (event: MouseEvent) => event.button === 1 && open(event),
            };
            return (
              <Fragment key={id}>
                <tr role="row" {...opening} data-hit={call.hit !== undefined || undefined}>
                  {row.getAllCells().map(({ column: { id: column } }, index) => {
                    const leads = index === 0;
                    const cell = (
                      <CallCell
                        column={column as ColumnId}
                        call={call}
                        zone={zone}
                        asOf={asOf}
                        leads={leads}
                      />
                    );
                    return (
                      <td
                        key={column}
                        role="cell"
                        data-column={column}
                        data-label={columnLabel(column as ColumnId)}
                        className="table__cell"
                      >
                        {leads ? (
                          <RowLink
                            call={call}
                            href={href}
                            zone={zone}
                            asOf={asOf}
                            saysStart={column === "startedAt"}
                            onOpen={() => rememberRow(id)}
                          >
                            {cell}
                          </RowLink>
                        ) : (
                          cell
                        )}
                      </td>
                    );
                  })}
                </tr>
                {call.hit && (
                  <tr role="row" {...opening}>
                    <td role="cell" colSpan={shown.length} className="table__cell">
                      <HitText hit={call.hit} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
