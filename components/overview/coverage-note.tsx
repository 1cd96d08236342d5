"use client";

import { useLocale } from "@/components/ui/locale";
import { Note } from "@/components/ui/note";
import { Time } from "@/components/ui/time";
import type { Metrics } from "@/lib/calls/answers";
import { countOf, formatCount } from "@/lib/calls/format/number";

/** From when on calls were counted, where that is not from the begin of the range. */
export function CoverageNote({ metrics: { coverage, zone } }: { metrics: Metrics }) {
  const locale = useLocale();
  if (coverage.complete || coverage.from === undefined) return null;
  const { loaded, expected, from } = coverage;
  const newest = expected === undefined ? countOf(loaded, "call", locale) : formatCount(loaded, locale);
  return (
    <Note>
      <p>
        Everything here counts the calls since <Time instant={from} zone={zone} style="full" />: the newest{" "}
        {newest}
        {expected !== undefined && ` of ${countOf(expected, "call", locale)}`} were read. Choose a shorter
        range for all of them.
      </p>
    </Note>
  );
}
