"use client";

import { Search, X } from "lucide-react";
import { useId, useMemo, useRef } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { parameters } from "@/lib/calls/query/parameters";
import { useTyped, type TypedProps } from "./use-typed";

/** Words to find in what was said, summed up and written down. `/` goes here; the list follows while one types. */
export function SearchBox({ value, onChange }: TypedProps) {
  const { text, setText, submit } = useTyped(value, parameters.q.parse, onChange);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  useKeys(useMemo(() => ({ "/": () => input.current?.focus() }), []));
  const clear = () => {
    setText("");
    onChange(undefined, { history: "push" });
    input.current?.focus();
  };
  return (
    <div role="search" className="group relative min-w-0">
      <Search
        className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        aria-label="Search calls"
        aria-describedby={hint}
        aria-keyshortcuts="/"
        placeholder="Search transcripts, summaries and data"
        autoComplete="off"
        spellCheck={false}
        className="input input--primary h-9 w-full rounded-lg border border-separator ps-8 pe-8 md:h-8 [&::-webkit-search-cancel-button]:hidden"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && submit()}
      />
      {text !== "" && (
        <button
          type="button"
          aria-label="Clear the search"
          className="absolute end-1.5 top-1/2 grid size-6 -translate-y-1/2 place-items-center rounded-full text-muted hover:bg-default hover:text-foreground"
          onClick={clear}
        >
          <X className="size-3.5" aria-hidden="true" />
        </button>
      )}
      {/* Above the page, so that nothing moves, and deaf to the pointer, so that what is below can be clicked. */}
      <p
        id={hint}
        className="pointer-events-none absolute top-full z-20 mt-1 hidden max-w-full rounded-lg border border-separator bg-surface px-3 py-1.5 text-xs text-muted shadow-overlay group-has-[input:focus]:block"
      >
        All of the words, in any order. <Example>“a phrase”</Example> as it stands, <Example>-word</Example>{" "}
        leaves calls out. Case and accents do not matter.
      </p>
    </div>
  );
}

const Example = ({ children }: { children: string }) => (
  <span className="font-medium whitespace-nowrap text-foreground">{children}</span>
);
