"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect } from "react";
import { syncQuery } from "@/components/query/queries";
import { useKnownAnswer } from "@/components/query/use-known-answer";
import { toneClasses } from "@/components/sync/tone";
import { useLocale } from "@/components/ui/locale";
import { useNow } from "@/components/ui/use-now";
import type { SyncAnswer } from "@/lib/calls/answers";
import { syncLink } from "@/lib/calls/links";
import { useCallQuery } from "@/components/query/use-call-query";
import { summariseSync } from "@/lib/calls/sync/summary";

/** Once per tab, when the page is alive: its code is no part of what a page needs to be shown. */
function useFollowedSync() {
  const client = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const begin = () =>
      void import("@/components/sync/follow-sync").then(
        ({ followSync }) => {
          if (!gone) stop = followSync(client);
        },
        () => undefined, // Without its code the page does without.
      );
    const timer = setTimeout(begin, 300);
    return () => {
      gone = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [client]);
}

/** A place that stays as wide as it is, so that nothing beside it moves. */
const place = "flex h-8 w-8 shrink-0 items-center justify-end md:w-56";

/** How fresh all that the pages show is, and the way to the page that says more. */
export function Freshness() {
  useFollowedSync();
  const data = useKnownAnswer<SyncAnswer>(syncQuery());
  const { query } = useCallQuery();
  const locale = useLocale();
  const now = useNow();
  const summary = data && summariseSync(data, now, locale);
  return (
    <span className={place}>
      {summary && (
        <Link
          href={syncLink(query)}
          prefetch={false}
          className="flex h-8 min-w-8 items-center justify-center gap-2 rounded-lg px-1.5 text-xs text-muted hover:text-foreground"
        >
          <span className={`size-2 shrink-0 rounded-full ${toneClasses[summary.tone]}`} aria-hidden="true" />
          <span className="truncate max-md:sr-only" suppressHydrationWarning>
            {summary.text}
          </span>
        </Link>
      )}
    </span>
  );
}

/** The place of it, while the query of the page is not known. */
export function FreshnessPlace() {
  return <span className={place} />;
}
