"use client";

import { useLocale } from "@/components/ui/locale";
import { formatCount } from "@/lib/calls/format/number";
import { MarkLink } from "./mark-link";

/** A number of calls in a table, as the way to them; none lead nowhere. */
export function CountLink({ calls, href }: { calls: number; href: string | undefined }) {
  const locale = useLocale();
  return (
    <MarkLink href={calls === 0 ? undefined : href} className={calls === 0 ? "text-muted" : ""}>
      {formatCount(calls, locale)}
    </MarkLink>
  );
}
