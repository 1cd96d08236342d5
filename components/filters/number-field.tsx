"use client";

import { Phone } from "lucide-react";
import { useId } from "react";
import { parameters } from "@/lib/calls/query/parameters";
import { useTyped, type TypedProps } from "./use-typed";

/** A caller's number, or some digits of it, in any writing. The list follows while one types. */
export function NumberField({ value, onChange }: TypedProps) {
  const { text, setText, submit } = useTyped(value, parameters.number.parse, onChange);
  const isWrong = text.trim() !== "" && parameters.number.parse(text) === undefined;
  const error = useId();
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
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? error : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && submit()}
      />
      {isWrong && (
        <span
          id={error}
          role="status"
          className="pointer-events-none absolute start-0 top-full z-20 mt-1 rounded-lg border border-separator bg-surface px-3 py-1.5 text-xs whitespace-nowrap text-danger shadow-overlay"
        >
          Not a phone number. Use digits.
        </span>
      )}
    </span>
  );
}
