"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { parameters } from "@/lib/calls/query/parameters";

interface NumberFieldProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** How long one may pause while typing, ms. */
const pause = 300;

/** A caller's number, or its beginning or end, in any writing. The list follows while one types. */
export function NumberField({ value, onChange }: NumberFieldProps) {
  const [text, setText] = useState(value ?? "");
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // The URL changed by other means than this field: Back, or a removed chip.
    setShown(value);
    if (parameters.number.parse(text) !== value) setText(value ?? "");
  }
  useEffect(() => {
    const typed = parameters.number.parse(text);
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), pause);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <span className="relative shrink-0">
      <Search
        className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        type="search"
        inputMode="tel"
        data-filter-field
        aria-label="Caller's number"
        placeholder="Number"
        className="input input--primary h-9 w-36 rounded-lg border border-separator ps-8 md:h-8"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </span>
  );
}
