"use client";

import type { ViewPage } from "@/lib/calls/views/view-query";

/** The view that a page was last on, and the query that the page had last. */
export interface ViewMemory {
  id: string;
  query: string;
}

const keyOf = (page: ViewPage) => `callboard:view:${page}`;
const listeners = new Set<() => void>();

/** What this tab remembers of a page, as text, which stays the same while it does. */
export function recallText(page: ViewPage): string | null {
  try {
    return sessionStorage.getItem(keyOf(page));
  } catch {
    return null; // this browser keeps nothing for us
  }
}

/** Reads what `recallText` gives; undefined for what is none of ours. */
export function readMemory(text: string | null): ViewMemory | undefined {
  try {
    const { id, query } = Object(JSON.parse(text ?? "null")) as Record<string, unknown>;
    return typeof id === "string" && typeof query === "string" ? { id, query } : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers in this tab, or forgets. */
export function remember(page: ViewPage, memory: ViewMemory | undefined): void {
  try {
    if (memory) sessionStorage.setItem(keyOf(page), JSON.stringify(memory));
    else sessionStorage.removeItem(keyOf(page));
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
