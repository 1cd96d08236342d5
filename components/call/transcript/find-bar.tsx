"use client";

import { Button } from "@heroui/react/button";
import { SearchField } from "@heroui/react/search-field";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useMemo, useRef } from "react";
import { useLocale } from "@/components/ui/locale";
import { formatCount } from "@/lib/calls/format/number";
import { useKeys } from "../use-keys";
import type { Find } from "./use-find";

/** Finds words in the transcript. `/` goes here, Enter and Shift+Enter to the next and the previous match. */
export function FindBar({ find }: { find: Find }) {
  const { words, setWords, total, index, move } = find;
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  useKeys(useMemo(() => ({ "/": () => input.current?.focus() }), []));
  const blank = words.trim() === "";
  const count =
    total === 0 ? "No matches" : `${formatCount(index + 1, locale)} of ${formatCount(total, locale)}`;
  return (
    <div className="sticky top-14 z-10 -mx-4 flex items-center gap-1 border-b border-separator bg-surface px-4 py-2">
      <SearchField
        aria-label="Find in transcript"
        aria-keyshortcuts="/"
        value={words}
        onChange={setWords}
        variant="secondary"
        className="min-w-0 flex-1 sm:max-w-xs"
      >
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input
            ref={input}
            placeholder="Find in transcript"
            className="min-w-0"
            onKeyDown={(event) => {
              if (event.key === "Enter") move(event.shiftKey ? -1 : 1);
            }}
          />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      <Step
        label="Previous match"
        disabled={total === 0}
        onPress={() => move(-1)}
        icon={<ChevronUp aria-hidden="true" />}
      />
      <Step
        label="Next match"
        disabled={total === 0}
        onPress={() => move(1)}
        icon={<ChevronDown aria-hidden="true" />}
      />
      <span role="status" className="ms-1 text-sm whitespace-nowrap text-muted">
        {blank ? "" : count}
      </span>
    </div>
  );
}

interface StepProps {
  label: string;
  disabled: boolean;
  onPress: () => void;
  icon: React.ReactNode;
}

function Step({ label, disabled, onPress, icon }: StepProps) {
  return (
    <Button isIconOnly variant="ghost" size="sm" aria-label={label} isDisabled={disabled} onPress={onPress}>
      {icon}
    </Button>
  );
}
