"use client";

import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { formatCount } from "@/lib/calls/format/number";
import type { Progress } from "./save-export";

/** How far a file is, and the way to end it. */
export function SaveProgress({
  progress,
  onCancel,
}: {
  progress: Progress | undefined;
  onCancel: () => void;
}) {
  const locale = useLocale();
  const { rows = 0, total } = progress ?? {};
  const of = total === undefined ? "" : ` of ${formatCount(total, locale)}`;
  return (
    <div className="flex min-h-9 items-center gap-3">
      <div className="min-w-0 grow">
        <progress
          className="h-1.5 w-full appearance-none overflow-hidden rounded-full accent-accent"
          aria-label="Rows written"
          max={total || 1}
          {...(progress && total !== undefined && { value: rows })}
        />
        <p className="text-xs text-muted">
          {progress ? `${formatCount(rows, locale)}${of} calls` : "Waiting for the first calls"}
        </p>
      </div>
      <Button variant="outline" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
