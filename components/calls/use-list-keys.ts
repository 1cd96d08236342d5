"use client";

import { useMemo, type RefObject } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { rowLinks } from "./row-memory";

/** Moves the focus by rows; from nowhere it goes to the first, or the last. False where there is no further row. */
function moveFocus(container: ParentNode | null, step: number): boolean {
  const links = container ? rowLinks(container) : [];
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => row?.contains(link));
  const next = at < 0 ? links.at(step > 0 ? 0 : -1) : links[at + step];
  next?.focus();
  return next !== undefined;
}

/** The keys of the list: arrows or j and k move between rows, whose link Enter follows. */
export function useListKeys(container: RefObject<HTMLElement | null>): void {
  const actions = useMemo(() => {
    const down = () => moveFocus(container.current, 1);
    const up = () => moveFocus(container.current, -1);
    return { j: down, ArrowDown: down, k: up, ArrowUp: up };
  }, [container]);
  useKeys(actions);
}
