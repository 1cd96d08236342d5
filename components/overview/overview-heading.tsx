"use client";

import { usePlace } from "@/components/query/place";
import { Link2, RefreshCw } from "lucide-react";
import { HiddenCalls } from "@/components/filters/hidden-calls";
import { CopyLinkPanel } from "@/components/filters/panels";
import type { QueryChange } from "@/components/query/use-call-query";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { PageHeading } from "@/components/ui/page-heading";
import { PopoverButton } from "@/components/ui/popover-button";
import { Time } from "@/components/ui/time";
import { ViewMenu } from "@/components/views/view-menu";
import { formatPeriod, formatSpan } from "@/lib/calls/charts/labels";
import { periodOf } from "@/lib/calls/charts/period";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Measured } from "./use-measured";

interface OverviewHeadingProps {
  /** Absent until something was counted. */
  measured: Measured | undefined;
  query: CallQuery;
  busy: boolean;
  onRefresh: () => void;
  onChange: (change: QueryChange) => void;
}

/** Which time the page is about, how old its numbers are, and what they leave out. */
export function OverviewHeading({ measured, query, busy, onRefresh, onChange }: OverviewHeadingProps) {
  const { shared } = usePlace();
  return (
    <PageHeading
      title="Overview"
      beside={shared ? undefined : <ViewMenu page="overview" query={query} />}
      facts={measured && <Facts measured={measured} onChange={onChange} />}
      steady={measured?.metrics.coverage.complete === false}
    >
      <PopoverButton label="Copy link" icon={<Link2 aria-hidden="true" />} compact>
        <CopyLinkPanel query={query} zone={measured?.metrics.zone} asOf={measured?.metrics.asOf} />
      </PopoverButton>
      <Button iconOnly variant="ghost" aria-label="Reload the numbers" busy={busy} onClick={onRefresh}>
        <RefreshCw aria-hidden="true" />
      </Button>
    </PageHeading>
  );
}

function Facts({ measured, onChange }: Pick<OverviewHeadingProps, "onChange"> & { measured: Measured }) {
  const locale = useLocale();
  const { query, metrics } = measured;
  const { asOf, zone, hidden, previous } = metrics;
  const period = periodOf(query, metrics);
  return (
    <>
      <span className="font-medium text-foreground">
        {period ? formatSpan(period, locale, zone) : "All time"}
      </span>
      {previous && <span>against {formatPeriod(previous, locale, zone)}</span>}
      <span>· {zone.replaceAll("_", " ")}</span>
      <span>
        · as of <Time instant={asOf} zone={zone} style="minute" />
      </span>
      <HiddenCalls hidden={hidden} kind={query.kind} onChange={onChange} />
    </>
  );
}
