"use client";

import { Swatch } from "@/components/charts/mark-tip";
import { useLocale } from "@/components/ui/locale";
import type { Metrics } from "@/lib/calls/answers";
import { formatPeriod } from "@/lib/calls/charts/labels";
import { earlierLine } from "@/lib/calls/charts/volume";

/** What the two lines of the calls are, in the room above the plot. */
export function EarlierLegend({
  previous,
  zone,
}: {
  previous: NonNullable<Metrics["previous"]>;
  zone: string;
}) {
  const locale = useLocale();
  return (
    <ul aria-label="Lines" className="absolute top-0 right-3 flex gap-4 text-xs text-muted">
      <li className="flex items-center gap-1.5">
        <Swatch color="var(--accent)" />
        Calls
      </li>
      <li className="flex items-center gap-1.5">
        <Swatch {...earlierLine} />
        Period before
        <span className="max-sm:sr-only">{formatPeriod(previous, locale, zone)}</span>
      </li>
    </ul>
  );
}
