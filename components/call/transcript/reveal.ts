/**
 * Scrolls an element into view and keeps it there for some frames, while what is around it gets its real height.
 */
export function reveal(element: Element | null | undefined, block: "center" | "nearest"): void {
  if (!element) return;
  let frames = 6;
  const step = () => {
    element.scrollIntoView({ block, behavior: "instant" });
    frames -= 1;
    if (frames > 0 && element.isConnected) requestAnimationFrame(step);
  };
  step();
}
