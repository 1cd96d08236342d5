"use client";

import { Search, X } from "lucide-react";
import { useId, useMemo, useRef } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { parameters } from "@/lib/calls/query/parameters";
import { speakerOf, withSpeaker } from "@/lib/calls/search/speaker";
import { useTyped, type TypedProps } from "./use-typed";

/** Words to find in what was said, summed up and written down, and who said them. `/` focuses the field. */
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
  const speaker = speakerOf(text);
  const hasWords = parameters.q.parse(withSpeaker(text, undefined)) !== undefined;
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
        placeholder="Search words, names, numbers"
        autoComplete="off"
        spellCheck={false}
        className="input input--primary h-9 w-full rounded-lg border border-separator ps-8 pe-34 md:h-8 [&::-webkit-search-cancel-button]:hidden"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && submit()}
      />
      <select
        aria-label="Who said it"
        className="absolute end-8 top-1/2 h-6 w-24 -translate-y-1/2 cursor-pointer truncate rounded-md bg-transparent text-xs text-muted hover:text-foreground disabled:cursor-default disabled:opacity-50"
        value={speaker ?? ""}
        disabled={!hasWords}
        onChange={({ target: { value: chosen } }) => {
          const asked = withSpeaker(text, chosen === "caller" || chosen === "agent" ? chosen : undefined);
          setText(asked);
          onChange(parameters.q.parse(asked), { history: "push" });
        }}
      >
        <option value="">Anywhere</option>
        <option value="caller">By the caller</option>
        <option value="agent">By the agent</option>
      </select>
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
        Matches all words and words that begin with them. <Example>“exact phrase”</Example>,{" "}
        <Example>-exclude</Example>, <Example>OR</Example>. Phone numbers in any format.
      </p>
    </div>
  );
}

const Example = ({ children }: { children: string }) => (
  <span className="font-medium whitespace-nowrap text-foreground">{children}</span>
);
