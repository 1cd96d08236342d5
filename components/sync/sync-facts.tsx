"use client";

import type { ReactNode } from "react";
import { useLocale } from "@/components/ui/locale";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import type { SyncProgress } from "@/lib/calls/answers";
import { formatAgo } from "@/lib/calls/format/ago";
import { formatTalkTime } from "@/lib/calls/format/duration";
import { countOf, formatCount } from "@/lib/calls/format/number";

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function rate(perSecond: number, locale: string): string {
  if (perSecond === 0) return "At rest";
  return perSecond < 1
    ? "Less than 1 call a second"
    : `${countOf(Math.round(perSecond), "call", locale)} a second`;
}

const remaining = (seconds: number, locale: string) =>
  seconds === 0 ? "Nothing" : `about ${formatTalkTime(seconds, locale)}`;

/** The numbers of a connection's sync. What is not known says so, in a place of its own. */
export function SyncFacts({ progress, zone }: { progress: SyncProgress; zone: string }) {
  const locale = useLocale();
  const now = useNow();
  const { ratePerSecond, remainingSeconds, lastSuccessAt, unreadable, ranges } = progress;
  const unverified = ranges.reduce((sum, { verified, calls }) => sum + (verified ? 0 : calls), 0);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-5">
      <Fact term="Rate">{rate(ratePerSecond, locale)}</Fact>
      <Fact term="Remaining">
        {remainingSeconds === undefined ? "–" : remaining(remainingSeconds, locale)}
      </Fact>
      <Fact term="Last success">
        {lastSuccessAt === undefined ? (
          "Not yet"
        ) : (
          <>
            <span suppressHydrationWarning>
              {formatAgo((now - Date.parse(lastSuccessAt)) / 1000, locale)}
            </span>
            <span className="block text-xs font-normal text-muted">
              <Time instant={lastSuccessAt} zone={zone} style="full" />
            </span>
          </>
        )}
      </Fact>
      <Fact term="Could not be read">{formatCount(unreadable, locale)}</Fact>
      <Fact term="Number not confirmed">{formatCount(unverified, locale)}</Fact>
    </dl>
  );
}
