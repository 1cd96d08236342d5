"use client";

import { useLocale } from "@/components/ui/locale";
import { formatCount } from "@/lib/calls/format/number";
import type { Facet } from "@/components/filters/use-facet";

/** Below counts: that there are none, and why, or that not everything was counted. */
export function FacetNote({ facet: { error, coverage } }: { facet: Facet }) {
  const locale = useLocale();
  if (!error && !coverage) return null;
  return (
    <p role="status" className="w-0 min-w-full px-2 pt-2 text-xs text-muted">
      {error
        ? `Without counts: ${error.message}`
        : coverage && `Counted among the ${writeLoaded(coverage, locale)} calls that are loaded.`}
    </p>
  );
}

const writeLoaded = ({ loaded, expected }: { loaded: number; expected?: number }, locale: string) =>
  expected === undefined
    ? formatCount(loaded, locale)
    : `${formatCount(loaded, locale)} of ${formatCount(expected, locale)}`;
