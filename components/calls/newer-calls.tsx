"use client";

import { ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { countOf } from "@/lib/calls/format/number";
import type { NewerList } from "./use-newer-list";

interface NewerCallsProps {
  newer: NewerList | undefined;
  onShow: () => void;
}

/** The room that the row of chips leaves for the offer of newer calls, as wide as its longest words. */
export const newerCallsPlace = "w-48 shrink-0";

/**
 * Says that there are calls which the list in view lacks. It stands at the end of the row of chips, which leaves room
 * for it, so that no row moves and no button is covered; below the head of the page once the user scrolls on.
 */
export function NewerCalls({ newer, onShow }: NewerCallsProps) {
  const locale = useLocale();
  return (
    <div role="status" className="pointer-events-none sticky top-26 z-20 m-0! h-0">
      {newer && (
        <div className="newer-calls absolute end-0 -top-11 flex h-7 w-48 items-center justify-end">
          <Button
            variant="primary"
            className="h-7 min-h-0 rounded-full px-3 text-xs shadow-md md:h-6"
            onClick={() => {
              newer.take();
              onShow();
            }}
          >
            <ArrowUp className="size-3.5" aria-hidden="true" />
            {newer.change.kind === "new"
              ? countOf(newer.change.count, "new call", locale)
              : "Show what has changed"}
          </Button>
        </div>
      )}
    </div>
  );
}
