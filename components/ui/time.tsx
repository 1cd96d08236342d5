"use client";

import type { DateStyle } from "@/lib/calls/format/date-styles";
import { formatInstant } from "@/lib/calls/format/instant";
import { useLocale } from "./locale";

interface TimeProps {
  /** ISO 8601. */
  instant: string;
  zone: string;
  style: DateStyle;
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
