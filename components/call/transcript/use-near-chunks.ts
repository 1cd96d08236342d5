"use client";

import { useEffect, useState, type RefObject } from "react";

const none: ReadonlySet<number> = new Set();

/** Which children of an element are in view or about to be; watched only while it matters. */
export function useNearChunks(
  container: RefObject<Element | null>,
  count: number,
  watched: boolean,
): ReadonlySet<number> {
  const [near, setNear] = useState(none);
  useEffect(() => {
    if (!watched || !container.current) return;
    const places = new Map([...container.current.children].map((child, place) => [child, place]));
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const place = places.get(target);
            if (place !== undefined && isIntersecting) after.add(place);
            else if (place !== undefined) after.delete(place);
          }
          return after;
        }),
      { rootMargin: "1000px 0px" },
    );
    for (const child of places.keys()) observer.observe(child);
    return () => observer.disconnect();
  }, [container, count, watched]);
  return watched ? near : none;
}
