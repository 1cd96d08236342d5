"use client";

import { Button } from "@/components/ui/button";
import { CloudOff } from "lucide-react";
import type { ApiError } from "@/lib/calls/errors";

interface StaleNoteProps {
  error: ApiError;
  retry: () => void;
  busy: boolean;
}

/** Above data that stays in view although it could not be read anew. */
export function StaleNote({ error, retry, busy }: StaleNoteProps) {
  return (
    <div
      role="alert"
      className="flex items-center gap-3 rounded-xl border border-warning/40 bg-warning-soft px-4 py-2 text-sm"
    >
      <CloudOff className="size-4 shrink-0" aria-hidden="true" />
      <p className="grow">This is what was read before. {error.message}</p>
      <Button variant="outline" busy={busy} onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
