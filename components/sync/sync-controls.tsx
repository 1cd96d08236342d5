"use client";

import { Pause, Play, RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { PopoverButton } from "@/components/ui/popover-button";
import type { SyncProgress } from "@/lib/calls/answers";
import { RecheckPanel } from "./recheck-panel";
import { useSyncAction } from "./use-sync-action";

/** What one can have the sync of a connection do. Nothing where there is no mirror, or not yet. */
export function SyncControls({ progress }: { progress: SyncProgress }) {
  const { mutate, isPending, variables, error } = useSyncAction(progress.connection);
  const busy = (action: typeof variables) => isPending && variables === action;
  const toggle = progress.paused ? "resume" : "pause";
  const Icon = progress.paused ? Play : Pause;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="outline" busy={busy(toggle)} onClick={() => mutate(toggle)}>
        <Icon aria-hidden="true" />
        {progress.paused ? "Resume" : "Pause"}
      </Button>
      <Button variant="outline" busy={busy("now")} onClick={() => mutate("now")}>
        <RefreshCw aria-hidden="true" />
        Sync now
      </Button>
      <PopoverButton label="Full re-check">
        <RecheckPanel progress={progress} busy={busy("recheck")} onConfirm={() => mutate("recheck")} />
      </PopoverButton>
      <p role="status" className="w-full text-sm text-danger-soft-foreground empty:hidden">
        {error?.message}
      </p>
    </div>
  );
}
