"use client";

import { ChevronDown, ChevronUp, Search, X, type LucideIcon } from "lucide-react";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { formatCount } from "@/lib/calls/format/number";
import type { Match } from "@/lib/calls/transcript/find";
import { useKeys } from "@/components/keys/use-keys";
import { reveal } from "./reveal";
import type { Find } from "./use-find";

/**
 * Finds words in the transcript; to begin with, what the calls were searched for, in the whole call. `/` goes here,
 * Enter and Shift+Enter, or `n` and `p`, to the next and the previous match.
 */
export function FindBar({ find }: { find: Find }) {
  const { words, setWords, total, index, match, move } = find;
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  useKeys(
    useMemo(() => {
      const step = (by: number) => (total > 0 ? () => move(by) : undefined);
      return { "/": () => input.current?.focus(), n: step(1), p: step(-1) };
    }, [total, move]),
  );
  useEffect(() => {
    if (match) reveal(document.querySelector("mark[data-current]"), "nearest");
  }, [match]);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") move(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") setWords("");
    else return;
    event.preventDefault();
  };
  const clear = () => {
    setWords("");
    input.current?.focus();
  };
  const count =
    total === 0 ? "No matches" : `${formatCount(index + 1, locale)} of ${formatCount(total, locale)}`;
  return (
    <div
      role="search"
      className="sticky top-14 z-10 -mx-4 flex items-center gap-1 border-b border-separator bg-surface px-4 py-2"
    >
      <div className="search-field search-field--secondary min-w-0 flex-1 sm:max-w-xs">
        <div className="search-field__group flex">
          <Search
            className="search-field__search-icon"
            data-slot="search-field-search-icon"
            aria-hidden="true"
          />
          <input
            ref={input}
            type="search"
            aria-label="Find in transcript"
            aria-keyshortcuts="/"
            placeholder="Find in transcript"
            autoComplete="off"
            spellCheck={false}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={press}
            className="search-field__input min-w-0"
          />
          {words !== "" && (
            <button
              type="button"
              aria-label="Clear"
              onClick={clear}
              className="close-button me-1.5 size-6 shrink-0"
            >
              <X className="size-3" aria-hidden="true" />
            </button>
          )}
        </div>
      </div>
      <Step label="Previous match" disabled={total === 0} onClick={() => move(-1)} icon={ChevronUp} />
      <Step label="Next match" disabled={total === 0} onClick={() => move(1)} icon={ChevronDown} />
      <span role="status" className="ms-1 text-sm whitespace-nowrap text-muted">
        {words.trim() === "" ? "" : count}
        {match && match.entry < 0 && <span className="max-sm:sr-only"> · {placeOf(match)}</span>}
      </span>
    </div>
  );
}

/** Where a match stands that is in no turn. */
function placeOf({ part, name }: Match): string {
  return part === "summary" ? "in the summary" : part === "extracted" ? `in ${name ?? "the data"}` : "";
}

interface StepProps {
  label: string;
  disabled: boolean;
  onClick: () => void;
  icon: LucideIcon;
}

function Step({ label, disabled, onClick, icon: Icon }: StepProps) {
  return (
    <Button iconOnly variant="ghost" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      <Icon aria-hidden="true" />
    </Button>
  );
}
