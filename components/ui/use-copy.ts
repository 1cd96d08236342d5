"use client";

import { useEffect, useState } from "react";

type Outcome = "copied" | "failed";

/** Puts text on the clipboard, and tells for a while whether that worked. */
export function useCopy(): { outcome: Outcome | undefined; copy: (text: string) => void } {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), outcome === "copied" ? 2000 : 6000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (text: string) => {
    // Not there where the page came over plain http from another machine.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    (clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  };
  return { outcome, copy };
}
