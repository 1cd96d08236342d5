"use client";

import { useEffect, useRef, type RefObject } from "react";

/** Address of a list → the call that was opened from it. It lives as long as the tab stays on the site. */
const opened = new Map<string, string>();

const here = () => window.location.pathname + window.location.search;

/** Remembers which call was last opened from the list at an address, by default the present one. */
export function rememberRow(id: string, list = here()): void {
  opened.set(list, id);
}

/** The links of the rows below an element, in order. */
export function rowLinks(container: ParentNode): HTMLAnchorElement[] {
  return [...container.querySelectorAll<HTMLAnchorElement>("a[data-call]")];
}

/** On the way back to a list, puts the focus on the row that one left it by. */
export function useRowMemory(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const id = opened.get(here());
    const link = ref.current && rowLinks(ref.current).find(({ dataset }) => dataset.call === id);
    if (!link) return;
    opened.delete(here());
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest" });
  }, []);
  return ref;
}
