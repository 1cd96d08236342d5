"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { View } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { viewQuery, type ViewPage } from "@/lib/calls/views/view-query";
import { readMemory, recallText, remember, subscribe } from "./view-memory";

/** The view that an address is, or that it came from. */
export interface CurrentView {
  view: View;
  /** The address is not that of the view any more. */
  edited: boolean;
}

/**
 * Which view one is on follows from the address alone. Which one it departed from is remembered by the tab, as long as
 * one changes the query on the page itself; an address from elsewhere is no edited view.
 *
 * @param views undefined until they are known
 */
export function useCurrentView(
  page: ViewPage,
  query: CallQuery,
  views: readonly View[] | undefined,
): CurrentView | undefined {
  const present = viewQuery(page, query);
  const memory = readMemory(
    useSyncExternalStore(
      subscribe,
      () => recallText(page),
      () => null,
    ),
  );
  const here = views?.filter((view) => view.page === page) ?? [];
  const same = here.filter((view) => view.query === present);
  const current = same.find(({ id }) => id === memory?.id) ?? same[0];
  const before = useRef<string>(undefined);
  const id = current?.id;
  const known = views !== undefined;
  useEffect(() => {
    if (!known) return;
    const kept = readMemory(recallText(page));
    if (id !== undefined) remember(page, { id, query: present });
    else if (kept && kept.query !== present) {
      const changedHere = kept.query === before.current && present !== "";
      remember(page, changedHere ? { id: kept.id, query: present } : undefined);
    }
    before.current = present;
  }, [page, present, id, known]);
  if (current) return { view: current, edited: false };
  const left = memory?.query === present ? here.find((view) => view.id === memory.id) : undefined;
  return left && { view: left, edited: true };
}
