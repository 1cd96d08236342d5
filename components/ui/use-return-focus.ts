"use client";

import { useEffect, useState } from "react";

/**
 * Once what floats is gone, puts the focus back where it was before, unless it went elsewhere. React Aria does so only
 * for what it takes away itself, not for what its owner no longer renders.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [before],
  );
}
