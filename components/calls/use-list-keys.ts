"use client";

import { useEffect, type RefObject } from "react";
import { rowLinks } from "./row-memory";

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Whether a key belongs to what has the focus: a field, a list, an open dialog. */
function isTaken(event: KeyboardEvent): boolean {
  const taken =
    "input, textarea, select, [contenteditable], [role=listbox], [role=dialog], [role=grid], audio";
  return (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (event.target instanceof Element && event.target.closest(taken) !== null)
  );
}

/** Moves the focus by rows; from nowhere it goes to the first, or the last. */
function moveFocus(container: ParentNode, step: number) {
  const links = rowLinks(container);
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => row?.contains(link));
  const next = at < 0 ? links.at(step > 0 ? 0 : -1) : links[at + step];
  next?.focus();
}

/**
 * The keys of the list: arrows or j and k move between rows (Enter opens, as the row's link has the focus), `/` goes to
 * the filter, `?` explains.
 */
export function useListKeys(container: RefObject<HTMLElement | null>, onHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!container.current || isTaken(event)) return;
      const step = steps[event.key];
      if (step !== undefined) moveFocus(container.current, step);
      else if (event.key === "/") document.querySelector<HTMLElement>("[data-filter-field]")?.focus();
      else if (event.key === "?") onHelp();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [container, onHelp]);
}
