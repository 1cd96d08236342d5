"use client";

import { CalendarDays, Globe } from "lucide-react";
import type { ReactNode } from "react";
import { useHasSeveral } from "@/components/query/connections";
import { useCallQuery } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import { PopoverButton } from "@/components/ui/popover-button";
import { describeFilters } from "@/lib/calls/query/describe";
import { describeRange } from "@/lib/calls/fields/range";
import { FieldButtons } from "./field-buttons";
import { FilterChips } from "./filter-chips";
import { ConnectionsPanel, RangePanel, ZonePanel } from "./panels";
import { TypedField } from "./typed-field";
import { useChipNames } from "./use-chip-names";

interface FilterBarProps {
  /** The zone in force; undefined if it is not known yet. */
  zone: string | undefined;
  /** At the end of the row of chips, which leaves room for it. */
  aside?: ReactNode;
}

/** Which calls the page is about: every filter, and what is filtered as chips. */
export function FilterBar({ zone, aside }: FilterBarProps) {
  const locale = useLocale();
  const { query, change } = useCallQuery();
  const names = useChipNames(query);
  const hasSeveral = useHasSeveral();
  return (
    <section aria-label="Filters" className="space-y-2">
      {/* On a phone the search stands above one row of filters that scrolls sideways. */}
      <div className="gap-2 max-sm:space-y-1 sm:grid sm:grid-cols-[minmax(0,28rem)_auto] sm:justify-start">
        <TypedField name="q" query={query} onChange={change} />
        <div className="gap-2 max-sm:-mx-3 max-sm:flex max-sm:no-scrollbar max-sm:overflow-x-auto max-sm:px-3 max-sm:py-1 sm:contents">
          <div className="flex gap-2 max-sm:contents">
            <PopoverButton
              label="Range"
              value={describeRange(query, locale)}
              icon={<CalendarDays aria-hidden="true" />}
            >
              <RangePanel query={query} zone={zone} onChange={change} />
            </PopoverButton>
            <PopoverButton
              label="Time zone"
              value={zone?.replaceAll("_", " ")}
              icon={<Globe aria-hidden="true" />}
            >
              <ZonePanel zone={zone} chosen={query.tz !== undefined} onChange={(tz) => change({ tz })} />
            </PopoverButton>
          </div>
          <div className="col-span-2 flex flex-wrap gap-2 max-sm:contents">
            <TypedField name="number" query={query} onChange={change} />
            {hasSeveral && (
              <PopoverButton label="Connection">
                <ConnectionsPanel query={query} onChange={change} />
              </PopoverButton>
            )}
            <FieldButtons query={query} onChange={change} />
          </div>
        </div>
      </div>
      <div className="flex items-center gap-2">
        <div className="min-w-0 grow">
          <FilterChips filters={describeFilters(query, names)} onChange={change} />
        </div>
        {aside}
      </div>
    </section>
  );
}
