"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { useLocale } from "@/components/ui/locale";
import { Time } from "@/components/ui/time";
import { formatInstant } from "@/lib/calls/format/instant";

const TimeTooltip = lazy(() => import("./time-tooltip"));

const never = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const unknownZone = () => undefined;

interface ReaderTimeProps {
  /** ISO 8601. */
  instant: string;
  /** IANA zone in which it is written. */
  zone: string;
}

/** An instant in the stated zone; on hover and focus in the reader's own, where its clock shows another time. */
export function ReaderTime({ instant, zone }: ReaderTimeProps) {
  const locale = useLocale();
  const own = useSyncExternalStore(never, ownZone, unknownZone);
  const stated = <Time instant={instant} zone={zone} style="full" />;
  const differs =
    own !== undefined &&
    formatInstant(instant, "short", locale, own) !== formatInstant(instant, "short", locale, zone);
  if (!differs) return stated;
  return (
    <Suspense fallback={stated}>
      <TimeTooltip text={`Your time: ${formatInstant(instant, "full", locale, own)} (${own})`}>
        {stated}
      </TimeTooltip>
    </Suspense>
  );
}
