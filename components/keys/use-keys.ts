"use client";

import { useLayoutEffect } from "react";
import { keysAreOn } from "./keys-setting";

/** Where a key belongs to what has the focus: a field, a list, an open dialog. */
const taken =
  "input, textarea, select, [contenteditable], audio, [role=dialog], [role=menu], [role=listbox], [role=grid]";

/** What Space presses. */
const pressed = "button, summary, [role=button], [role=switch], [role=checkbox]";

/** What a key does; false says that there was nothing to do, so that the browser does what it would. */
type KeyAction = () => unknown;

/** What single keys do while nothing is being typed. `actions` must stay the same while their keys do. */
export function useKeys(actions: Readonly<Record<string, KeyAction | undefined>>): void {
  // Before the page is painted: who sees a page can use its keys, and not those of the page before.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.shiftKey && event.key.startsWith("Arrow")) return; // selects text
      if (event.target instanceof Element && event.target.closest(taken)) return;
      if (event.key === " " && event.target instanceof Element && event.target.closest(pressed)) return;
      const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
      if (!action || (event.key.length === 1 && !keysAreOn())) return;
      if (action() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [actions]);
}
