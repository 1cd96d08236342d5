"use client";

import { usePlace } from "@/components/query/place";
import { Columns3, Download, Link2, RefreshCw } from "lucide-react";
import { CallerMatches } from "./caller-matches";
import { HiddenCalls } from "@/components/filters/hidden-calls";
import { ColumnsPanel, CopyLinkPanel, ExportPanel } from "@/components/filters/panels";
import type { QueryChange } from "@/components/query/use-call-query";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { PageHeading } from "@/components/ui/page-heading";
import { PopoverButton } from "@/components/ui/popover-button";
import { Time } from "@/components/ui/time";
import { ViewMenu } from "@/components/views/view-menu";
import type { CallList } from "@/lib/calls/answers";
import { countOf } from "@/lib/calls/format/number";
import type { CallQuery } from "@/lib/calls/query/parameters";

interface CallsHeadingProps {
  /** Absent until something was loaded. */
  list: CallList | undefined;
  query: CallQuery;
  /** The list is still that of another query. */
  stale: boolean;
  busy: boolean;
  onRefresh: () => void;
  onChange: (change: QueryChange) => void;
}

/** How many calls there are, what is hidden, how old the list is, and what one can do with it as a whole. */
export function CallsHeading({ list, query, stale, busy, onRefresh, onChange }: CallsHeadingProps) {
  const { shared } = usePlace();
  const locale = useLocale();
  const facts = list && (
    <>
      <span className={stale ? "font-medium opacity-60" : "font-medium text-foreground"}>
        {countOf(list.total, "call", locale)}
      </span>
      {!stale && <CallerMatches query={query} />}
      <HiddenCalls hidden={list.hidden} kind={query.kind} onChange={onChange} />
      <span>
        ·{" "}
        {stale ? (
          "loading"
        ) : (
          <>
            as of <Time instant={list.asOf} zone={list.zone} style="minute" />
          </>
        )}
      </span>
    </>
  );
  return (
    <PageHeading
      title="Calls"
      beside={shared ? undefined : <ViewMenu page="calls" query={query} />}
      facts={facts}
      steady={list?.coverage !== undefined}
    >
      <PopoverButton label="Copy link" icon={<Link2 aria-hidden="true" />} compact>
        <CopyLinkPanel query={query} zone={list?.zone} asOf={list?.asOf} />
      </PopoverButton>
      <PopoverButton label="Columns" icon={<Columns3 aria-hidden="true" />} compact>
        <ColumnsPanel query={query} calls={list?.calls ?? []} onChange={onChange} />
      </PopoverButton>
      {shared?.files !== false && (
        <PopoverButton label="Export" icon={<Download aria-hidden="true" />} compact>
          <ExportPanel query={query} total={stale ? undefined : list?.total} />
        </PopoverButton>
      )}
      <Button iconOnly variant="ghost" aria-label="Reload the list" busy={busy} onClick={onRefresh}>
        <RefreshCw aria-hidden="true" />
      </Button>
    </PageHeading>
  );
}
