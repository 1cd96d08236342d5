"use client";

import { useState } from "react";
import type { QueryChange } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import type { HiddenCalls as Hidden } from "@/lib/calls/answers";
import { countOf } from "@/lib/calls/format/number";
import type { CallQuery } from "@/lib/calls/query/parameters";

interface HiddenCallsProps {
  hidden: Hidden;
  /** Which kinds the query asks for. */
  kind: CallQuery["kind"];
  onChange: (change: QueryChange) => void;
}

/**
 * What an answer leaves out, and the way to see it: trial calls are never left out silently. The button that shows them
 * stays and hides them again, so that it keeps the focus.
 */
export function HiddenCalls({ hidden: { trial = 0, unreadable }, kind, onChange }: HiddenCallsProps) {
  const locale = useLocale();
  const [asked, setAsked] = useState(false);
  const shown = asked && kind === "all";
  return (
    <>
      {(trial > 0 || shown) && (
        <span>
          · {shown ? "trial calls shown" : `${countOf(trial, "trial call", locale)} hidden`} ·{" "}
          <button
            type="button"
            className="min-h-6 underline underline-offset-2"
            onClick={() => {
              setAsked(true);
              onChange({ kind: shown ? undefined : "all" });
            }}
          >
            {shown ? "hide" : "show"}
          </button>
        </span>
      )}
      {unreadable > 0 && <span>· {countOf(unreadable, "call", locale)} could not be read</span>}
    </>
  );
}
