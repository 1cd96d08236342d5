"use client";

import { useEffect, useState, type RefObject } from "react";

/** Whether an element is in view or about to be; watched only while it matters. */
export function useNear(element: RefObject<Element | null>, watched: boolean): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!watched || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some((entry) => entry.isIntersecting)),
      { rootMargin: "1000px 0px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, watched]);
  return watched && near;
}
