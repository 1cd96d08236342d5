"use client";

import type { QueryChange } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import type { HiddenCalls as Hidden } from "@/lib/calls/answers";
import { countOf } from "@/lib/calls/format/number";

interface HiddenCallsProps {
  hidden: Hidden;
  onChange: (change: QueryChange) => void;
}

/** What an answer leaves out, and the way to see it: trial calls are never left out silently. */
export function HiddenCalls({ hidden: { trial = 0, unreadable }, onChange }: HiddenCallsProps) {
  const locale = useLocale();
  return (
    <>
      {trial > 0 && (
        <span>
          · {countOf(trial, "trial call", locale)} hidden ·{" "}
          <button
            type="button"
            className="min-h-6 underline underline-offset-2"
            onClick={() => onChange({ kind: "all" })}
          >
            show
          </button>
        </span>
      )}
      {unreadable > 0 && <span>· {countOf(unreadable, "call", locale)} could not be read</span>}
    </>
  );
}
