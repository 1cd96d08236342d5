"use client";

import { Swatch } from "@/components/charts/mark-tip";
import { useLocale } from "@/components/ui/locale";
import type { VolumeSeries } from "@/lib/calls/charts/series";
import { formatCount } from "@/lib/calls/format/number";

interface SeriesLegendProps {
  /** What the lines are of. */
  label: string;
  series: readonly VolumeSeries[];
  shown: ReadonlySet<string>;
  onToggle: (type: string) => void;
}

/** What the lines of a chart are, in the room above the plot; each is shown and hidden here. */
export function SeriesLegend({ label: title, series, shown, onToggle }: SeriesLegendProps) {
  const locale = useLocale();
  return (
    <ul aria-label={title} className="absolute inset-x-0 top-0 flex h-6 no-scrollbar gap-1 overflow-x-auto">
      {series.map(({ type, label, color, dash, calls }) => (
        <li key={type} className="shrink-0">
          <button
            type="button"
            aria-pressed={shown.has(type)}
            onClick={() => onToggle(type)}
            className="group flex h-6 items-center gap-1.5 rounded-lg border border-transparent px-2 text-xs whitespace-nowrap text-muted hover:bg-default aria-pressed:border-separator-tertiary aria-pressed:bg-default/50 aria-pressed:text-foreground"
          >
            <span className="opacity-40 group-aria-pressed:opacity-100">
              <Swatch color={color} dash={dash} />
            </span>
            {label}
            <span className="text-muted">{formatCount(calls, locale)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
