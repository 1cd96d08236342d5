"use client";

import { CircleAlert } from "lucide-react";
import { useLocale } from "@/components/ui/locale";
import { useNow } from "@/components/ui/use-now";
import type { SyncProgress } from "@/lib/calls/answers";
import { formatSpanOf } from "@/lib/calls/format/ago";

/** Why calls do not come, and what to do. */
export function SyncFailure({ error }: { error: NonNullable<SyncProgress["error"]> }) {
  const locale = useLocale();
  const now = useNow();
  const { message, since } = error;
  return (
    <div className="flex gap-3 rounded-lg border border-danger/40 bg-danger-soft px-4 py-2.5 text-sm">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger-soft-foreground" aria-hidden="true" />
      <p className="min-w-0 break-words">
        {message}
        {since !== undefined && (
          <span suppressHydrationWarning>
            {" "}
            It has been so for {formatSpanOf((now - Date.parse(since)) / 1000, locale)}.
          </span>
        )}
      </p>
    </div>
  );
}
