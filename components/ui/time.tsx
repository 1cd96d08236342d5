"use client";

import { formatInstant, type InstantStyle } from "@/lib/calls/format/instant";
import { useLocale } from "./locale";

interface TimeProps {
  /** ISO 8601. */
  instant: string;
  zone: string;
  style: InstantStyle;
  className?: string;
}

/** An instant in the reader's language and a stated zone. */
export function Time({ instant, zone, style, className }: TimeProps) {
  const locale = useLocale();
  return (
    <time dateTime={instant} className={className}>
      {formatInstant(instant, style, locale, zone)}
    </time>
  );
}
