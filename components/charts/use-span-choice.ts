"use client";

import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from "react";

/** Columns that are being chosen, from the one where that began to the one that it has come to. */
export interface SpanChoice {
  anchor: number;
  head: number;
  by: "pointer" | "touch" | "keys";
}

/** How far a pointer moves before it drags, px: a click is never quite still, a finger even less. */
const slack: Record<string, number> = { mouse: 4, pen: 6, touch: 10 };

interface Drag {
  x: number;
  column: number;
  begun: boolean;
}

/**
 * Lets a reader choose columns next to each other, by dragging over them or with Shift and the arrow keys. Escape gives
 * up; `onChoose` is told what was chosen. Without `onChoose` nothing can be chosen.
 */
export function useSpanChoice(count: number, onChoose: ((one: number, other: number) => void) | undefined) {
  const [choice, setChoice] = useState<SpanChoice>();
  const drag = useRef<Drag>(undefined);
  /** The click with which a drag ends is not meant for the link below it. */
  const swallow = useRef(false);

  const cancel = useCallback(() => {
    drag.current = undefined;
    setChoice(undefined);
  }, []);
  const chosen = choice !== undefined;
  // The pointer may have left the focus anywhere.
  useEffect(() => {
    if (!chosen) return;
    const onKey = ({ key }: globalThis.KeyboardEvent) => {
      if (key === "Escape") cancel();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [chosen, cancel]);

  const columnAt = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    swallow.current = false;
    if (!onChoose || !event.isPrimary || event.button !== 0) return;
    setChoice(undefined);
    drag.current = { x: event.clientX, column: columnAt(event), begun: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag;
    if (!current) return;
    if (event.buttons === 0) return cancel(); // it was let go elsewhere
    if (!current.begun) {
      if (Math.abs(event.clientX - current.x) < (slack[event.pointerType] ?? 0)) return;
      current.begun = true;
      swallow.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    const by = event.pointerType === "touch" ? "touch" : "pointer";
    setChoice({ anchor: current.column, head: columnAt(event), by });
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag;
    cancel();
    if (current?.begun) onChoose?.(current.column, columnAt(event));
  };
  const onClickCapture = (event: MouseEvent) => {
    if (!swallow.current) return;
    swallow.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || choice?.by !== "keys") return;
    event.preventDefault();
    setChoice(undefined);
    onChoose?.(choice.anchor, choice.head);
  };
  /** The focus has moved between columns by a key. */
  const move = (from: number, to: number, { shiftKey }: KeyboardEvent) => {
    if (!shiftKey || !onChoose) setChoice(undefined);
    else setChoice({ anchor: choice?.anchor ?? from, head: to, by: "keys" });
  };
  const pointer = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: cancel, onClickCapture };
  return { choice, cancel, onKeyDown, move, pointer: onChoose ? pointer : {} };
}
