"use client";

import { FileX } from "lucide-react";
import type { QueryChange } from "@/components/query/use-call-query";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { formatCount } from "@/lib/calls/format/number";
import type { CallQuery } from "@/lib/calls/query/parameters";

interface PastTheEndProps {
  query: CallQuery;
  total: number;
  onChange: (change: QueryChange) => void;
}

/** A page behind the last one, with the way to that. */
export function PastTheEnd({ query: { page, size }, total, onChange }: PastTheEndProps) {
  const locale = useLocale();
  const last = Math.ceil(total / size);
  return (
    <section className="flex flex-col items-center gap-3 rounded-xl border border-separator bg-surface px-4 py-16 text-center">
      <FileX className="size-8 text-muted" aria-hidden="true" />
      <h2 className="text-lg font-semibold">No page {formatCount(page, locale)}</h2>
      <p className="max-w-md text-sm text-muted">
        The list ends on page {formatCount(last, locale)}. Calls may have moved since the link was made.
      </p>
      <Button variant="secondary" onClick={() => onChange({ page: last })}>
        Go to the last page
      </Button>
    </section>
  );
}
