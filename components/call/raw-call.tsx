"use client";

import { Disclosure } from "@heroui/react/disclosure";
import { useMemo, useState } from "react";
import type { JsonValue } from "@/lib/calls/call";
import { CopyButton } from "./copy-button";

/** The upstream's own record, without credentials. Written only once somebody opens it. */
export function RawCall({ raw }: { raw: JsonValue }) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure
      isExpanded={open}
      onExpandedChange={setOpen}
      className="rounded-xl border border-separator bg-surface"
    >
      <Disclosure.Heading className="flex">
        <Disclosure.Trigger className="flex min-h-11 w-full items-center gap-2 rounded-xl px-4 text-start text-sm font-semibold">
          Raw record
          <span className="text-xs font-normal text-muted">JSON, without credentials</span>
          <Disclosure.Indicator />
        </Disclosure.Trigger>
      </Disclosure.Heading>
      <Disclosure.Content>{open && <RawJson raw={raw} />}</Disclosure.Content>
    </Disclosure>
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
        className="max-h-[32rem] overflow-auto rounded-lg bg-default/60 p-3 font-mono text-xs"
      >
        {text}
      </pre>
    </div>
  );
}
