"use client";

import { useConnections } from "@/components/query/connections";
import { useLocale } from "@/components/ui/locale";
import { countOf, formatCount } from "@/lib/calls/format/number";
import type { Facet } from "@/components/filters/use-facet";

/** Below counts: that there are none, and why, or that not everything was counted. */
export function FacetNote({ facet: { error, coverage, notOffered } }: { facet: Facet }) {
  const locale = useLocale();
  const connections = useConnections();
  const lines = [
    ...(error ? [`Without counts: ${error.message}`] : []),
    ...(!error && coverage
      ? [`Counted among the ${writeLoaded(coverage, locale)} calls that are loaded.`]
      : []),
    ...notOffered.map(
      ({ connection, calls }) =>
        `Not offered for ${countOf(calls, "call", locale)} by ${connections[connection]?.name ?? connection}.`,
    ),
  ];
  if (lines.length === 0) return null;
  return (
    <div role="status" className="w-0 min-w-full space-y-1 px-2 pt-2 text-xs text-muted">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

const writeLoaded = ({ loaded, expected }: { loaded: number; expected?: number }, locale: string) =>
  expected === undefined
    ? formatCount(loaded, locale)
    : `${formatCount(loaded, locale)} of ${formatCount(expected, locale)}`;
