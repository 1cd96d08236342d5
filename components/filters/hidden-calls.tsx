"use client";

import type { QueryChange } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import type { CallList } from "@/lib/calls/answers";
import { countOf } from "@/lib/calls/format/number";

interface HiddenCallsProps {
  hidden: CallList["hidden"];
  onChange: (change: QueryChange) => void;
}

/** What an answer leaves out, and the way to see it: trial calls are never left out silently. */
export function HiddenCalls({ hidden, onChange }: HiddenCallsProps) {
  const locale = useLocale();
  return (
    <>
      {hidden.trial > 0 && (
        <span>
          · {countOf(hidden.trial, "trial call", locale)} hidden ·{" "}
          <button
            type="button"
            className="min-h-6 underline underline-offset-2"
            onClick={() => onChange({ kind: "all" })}
          >
            show
          </button>
        </span>
      )}
      {hidden.unreadable > 0 && <span>· {countOf(hidden.unreadable, "call", locale)} could not be read</span>}
    </>
  );
}
