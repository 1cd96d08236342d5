"use client";

import { ChevronDown } from "lucide-react";
import { useMemo, useState } from "react";
import type { JsonValue } from "@/lib/calls/call";
import { CopyButton } from "./copy-button";

/** The upstream's own record, without credentials. Written only once somebody opens it. */
export function RawCall({ raw }: { raw: JsonValue }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-xl border border-separator bg-surface"
    >
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-xl px-4 text-sm [&::-webkit-details-marker]:hidden">
        <h2 className="font-semibold">Raw record</h2>
        <span className="text-xs text-muted">JSON, without credentials</span>
        <ChevronDown className="ms-auto size-4 group-open:rotate-180" aria-hidden="true" />
      </summary>
      {open && <RawJson raw={raw} />}
    </details>
  );
}

function RawJson({ raw }: { raw: JsonValue }) {
  const text = useMemo(() => JSON.stringify(raw, null, 2), [raw]);
  return (
    <div className="px-4 pb-4">
      <div className="-ms-3 mb-1">
        <CopyButton label="Copy JSON" text={() => text} />
      </div>
      <pre
        tabIndex={0}
        role="region"
        aria-label="Raw record"
        className="max-h-[32rem] overflow-auto rounded-lg bg-default/60 p-3 font-mono text-xs break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  );
}
