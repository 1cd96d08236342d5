import type { ReactNode } from "react";
import { ActionIcon } from "@/components/ui/action-badge";
import type { Turn } from "@/lib/calls/call";
import { formatDuration } from "@/lib/calls/format/duration";
import { describeEntry, toolType } from "@/lib/calls/transcript/describe-entry";

/** What happened between the turns: a tool that ran, or a word of the system. */
export function EventRow({ turn, timed, children }: { turn: Turn; timed: boolean; children: ReactNode }) {
  return (
    <li className="flex items-center gap-3 py-1.5 text-xs text-muted">
      <span className="h-px flex-1 bg-separator" aria-hidden="true" />
      <span className="flex max-w-[75%] items-start gap-2">
        {turn.speaker === "tool" && <ActionIcon type={toolType(turn)} className="mt-px size-3.5" />}
        <span className="min-w-0 break-words whitespace-pre-line">
          <span className="font-medium text-foreground">{describeEntry(turn)}</span>
          {timed && turn.start !== undefined && <span> · {formatDuration(Math.floor(turn.start))}</span>}
          {turn.text !== "" && <span> · {children}</span>}
        </span>
      </span>
      <span className="h-px flex-1 bg-separator" aria-hidden="true" />
    </li>
  );
}
