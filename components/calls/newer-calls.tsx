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
 * Says that there are calls which the list in view lacks. It takes up no room, so that no row moves: it stands in the
 * gap above the table, and below the head of the page once one has scrolled on.
 */
export function NewerCalls({ newer, onShow }: NewerCallsProps) {
  const locale = useLocale();
  return (
    <div role="status" className="pointer-events-none sticky top-21 z-20 m-0! h-0">
      {newer && (
        <div className="newer-calls absolute inset-x-0 -top-5 flex justify-center">
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
