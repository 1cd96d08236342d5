"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import type { ErasureAnswer, ErasureCounts } from "@/lib/calls/erasure";
import { countOf, formatCount } from "@/lib/calls/format/number";
import { fileOf, type Person } from "./person";

const terms: Record<keyof ErasureCounts, string> = {
  calls: "Calls",
  peaks: "Recording wave forms",
  names: "Contact names",
  words: "Words in the search index",
  phoneRecords: "Phone records",
  views: "Saved views",
};

interface ErasePreviewProps {
  answer: ErasureAnswer;
  person: Person;
  busy: boolean;
  /** @param typed the number of calls, as the reader typed it */
  confirm: (typed: string) => void;
  cancel: () => void;
}

/** What an erasure finds, to be confirmed; or what it has erased. */
export function ErasePreview({ answer, person, busy, confirm, cancel }: ErasePreviewProps) {
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const { found, isLarge, erased } = answer;
  const calls = countOf(found.calls, "call", locale);
  const isReady = !isLarge || typed.trim() === String(found.calls);
  return (
    <div className="space-y-3 rounded-lg bg-default/60 p-3 text-sm">
      <p role="status" className="font-medium">
        {erased ? `Erased: ${calls}` : `Found: ${calls}`}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {Object.entries(terms).map(([name, term]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="tabular-nums">{formatCount(found[name as keyof ErasureCounts], locale)}</dd>
          </div>
        ))}
      </dl>
      {!erased && (
        <>
          {isLarge && (
            <label className="block space-y-1">
              <span className="block">This is a large part of all calls. Type {found.calls} to confirm.</span>
              <input
                className="input input--secondary w-40 rounded-lg px-3 py-1.5"
                inputMode="numeric"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            </label>
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              busy={busy}
              aria-disabled={!isReady || busy}
              onClick={() => isReady && confirm(typed)}
            >
              Erase {calls} permanently
            </Button>
            <Button variant="ghost" onClick={cancel}>
              Cancel
            </Button>
            {person.by !== "call" && found.calls > 0 && (
              <a href={fileOf(person)} download className="button button--sm button--outline rounded-lg">
                Download all data of this person
              </a>
            )}
          </div>
          <p className="text-xs text-muted">This cannot be undone.</p>
        </>
      )}
    </div>
  );
}
