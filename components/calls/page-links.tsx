"use client";

import { usePlace } from "@/components/query/place";
import type { MouseEvent } from "react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale } from "@/components/ui/locale";
import { isPlainClick } from "@/components/ui/plain-click";
import { formatCount } from "@/lib/calls/format/number";
import { callsLink } from "@/lib/calls/links";
import { pageSizes } from "@/lib/calls/fields/page";
import type { CallList } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { QueryChange } from "@/components/query/use-call-query";
import { pagesAround } from "./pages-around";

interface PageLinksProps {
  query: CallQuery;
  list: Pick<CallList, "total" | "moment">;
  onChange: (change: QueryChange) => void;
}

/** The way to the other pages, and how many rows a page has. */
export function PageLinks({ query, list: { total, moment }, onChange }: PageLinksProps) {
  const place = usePlace();
  const locale = useLocale();
  const { page, size } = query;
  const last = Math.max(1, Math.ceil(total / size));
  const asOf = query.asOf ?? Date.parse(moment);
  // All pages behind the first are of its moment.
  const changeTo = (number: number) => ({
    page: number,
    asOf: number === 1 ? undefined : asOf,
  });
  const link = (number: number) => ({
    href: callsLink({ ...query, ...changeTo(number) }, place),
    onClick: (event: MouseEvent) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      onChange(changeTo(number));
    },
  });
  const from = Math.min((page - 1) * size + 1, total);
  const to = Math.min(page * size, total);
  const shown =
    page > last ? "Past the last page" : `${formatCount(from, locale)}–${formatCount(to, locale)}`;
  return (
    <nav aria-label="Pages of the list" className="pagination">
      <div className="pagination__summary flex-wrap">
        <span>
          {shown} of {formatCount(total, locale)}
        </span>
        <label className="flex items-center gap-1.5">
          <span aria-hidden="true">·</span>
          <select
            className="h-8 rounded-lg border border-separator bg-surface px-1.5"
            value={size}
            onChange={(event) => onChange({ size: Number(event.target.value) })}
          >
            {pageSizes.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          a page
        </label>
      </div>
      <ul className="pagination__content">
        {page > 1 && (
          <li className="pagination__item">
            <a
              className="pagination__link pagination__link--nav"
              rel="prev"
              {...link(Math.min(page - 1, last))}
            >
              <ChevronLeft className="size-4" aria-hidden="true" />
              Previous
            </a>
          </li>
        )}
        {pagesAround(Math.min(page, last), last).map((number, index) => (
          <li key={number ?? `gap ${index}`} className="pagination__item max-sm:hidden">
            {number === undefined ? (
              <span className="pagination__ellipsis">…</span>
            ) : (
              <a
                className="pagination__link"
                aria-label={`Page ${number}`}
                aria-current={number === page ? "page" : undefined}
                data-active={number === page || undefined}
                {...link(number)}
              >
                {formatCount(number, locale)}
              </a>
            )}
          </li>
        ))}
        {page < last && (
          <li className="pagination__item">
            <a className="pagination__link pagination__link--nav" rel="next" {...link(page + 1)}>
              Next
              <ChevronRight className="size-4" aria-hidden="true" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
