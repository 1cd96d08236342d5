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

/**
 * The room that the row of chips leaves for the offer of newer calls, as wide as its longest words. A phone has no room
 * to spare there: the offer floats above the end of the screen, and the page ends below it.
 */
export const newerCallsPlace = "w-48 shrink-0 max-sm:hidden";

/**
 * Says that there are calls which the list in view lacks. It stands at the end of the row of chips, which leaves room
 * for it, so that no row moves and no button is covered; below the head of the page once the user scrolls on. On a
 * phone it floats.
 */
export function NewerCalls({ newer, onShow }: NewerCallsProps) {
  const locale = useLocale();
  return (
    <div role="status" className="pointer-events-none sticky top-26 z-20 m-0! h-0">
      {newer && (
        <div className="newer-calls absolute end-0 -top-11 flex h-7 w-48 items-center justify-end max-sm:fixed max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-4 max-sm:w-auto max-sm:justify-center">
          <Button
            variant="primary"
            className="h-7 min-h-0 rounded-full px-3 text-xs shadow-md max-sm:h-9 max-sm:px-4 md:h-6"
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
