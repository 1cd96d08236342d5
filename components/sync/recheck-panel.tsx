"use client";

import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import type { SyncProgress } from "@/lib/calls/answers";
import { formatTalkTime } from "@/lib/calls/format/duration";
import { countOf } from "@/lib/calls/format/number";

/** Calls that an upstream gives at a time, at most. */
const callsPerRequest = 50;

interface RecheckPanelProps {
  progress: SyncProgress;
  busy: boolean;
  onConfirm: () => void;
}

/** What it costs to read everything again, before one does. */
export function RecheckPanel({ progress, busy, onConfirm }: RecheckPanelProps) {
  const locale = useLocale();
  const { name, loaded, expected = loaded, remainingSeconds, state } = progress;
  const calls = Math.max(expected, loaded);
  const requests = countOf(Math.max(Math.ceil(calls / callsPerRequest), 1), "request", locale);
  const under = state === "recheck";
  return (
    <div className="w-80 max-w-full space-y-3 p-2 text-sm">
      <p>
        All {countOf(calls, "call", locale)} are read from {name} again and compared with what is here: at
        least {requests} from your quota.{" "}
        {under && remainingSeconds !== undefined
          ? `About ${formatTalkTime(remainingSeconds, locale)} left.`
          : "The time that it takes is shown once it runs."}
      </p>
      <p className="text-muted">
        It finds calls that were changed or deleted long ago. New and recent calls come by themselves.
        Callboard stays usable meanwhile.
      </p>
      <Button variant="primary" busy={busy || under} onClick={onConfirm}>
        {under ? "The re-check is under way" : "Read all calls again"}
      </Button>
    </div>
  );
}
