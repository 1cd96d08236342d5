"use client";

import { Phone } from "lucide-react";
import { parameters } from "@/lib/calls/query/parameters";
import { useTyped, type TypedProps } from "./use-typed";

/** A caller's number, or its beginning or end, in any writing. The list follows while one types. */
export function NumberField({ value, onChange }: TypedProps) {
  const { text, setText, submit } = useTyped(value, parameters.number.parse, onChange);
  return (
    <span className="relative shrink-0">
      <Phone
        className="pointer-events-none absolute start-2.5 top-1/2 size-3.5 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        type="search"
        inputMode="tel"
        aria-label="Caller's number"
        placeholder="Number"
        className="input input--primary h-9 w-36 rounded-lg border border-separator ps-8 md:h-8"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && submit()}
      />
    </span>
  );
}
