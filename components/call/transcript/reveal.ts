let revealing = new AbortController();

/**
 * Scrolls an element into view and keeps it there for half a second, while what is around it gets its real height;
 * until the reader scrolls, or something else is revealed.
 */
export function reveal(element: Element | null | undefined, block: "center" | "nearest"): void {
  if (!element) return;
  revealing.abort();
  const own = new AbortController();
  revealing = own;
  const until = performance.now() + 500;
  const step = () => {
    if (own.signal.aborted) return;
    element.scrollIntoView({ block, behavior: "instant" });
    if (performance.now() < until) requestAnimationFrame(step);
    else own.abort();
  };
  // Captured, as the key that had this revealed is still on its way up.
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(event, () => own.abort(), { capture: true, passive: true, signal: own.signal });
  }
  step();
}
