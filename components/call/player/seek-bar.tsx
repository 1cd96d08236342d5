"use client";

import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { speakDuration } from "@/lib/calls/format/duration";

interface SeekBarProps {
  /** Seconds. */
  time: number;
  /** Seconds; undefined while it is not known, and seeking is impossible. */
  duration: number | undefined;
  seek: (seconds: number) => void;
  /** What a key does that is pressed on the bar. */
  keys: Readonly<Record<string, (() => void) | undefined>>;
  /** The wave form, drawn in place of a plain bar. */
  children: ReactNode;
}

/**
 * Where the recording is, and the way to another place of it: a real slider that lies, unseen, over what is drawn. While
 * it is dragged only the slider moves, so that the server is not asked for each place on the way.
 */
export function SeekBar({ time, duration, seek, keys, children }: SeekBarProps) {
  const isPressed = useRef(false);
  const [dragged, setDragged] = useState<number>();
  const shown = Math.min(dragged ?? time, duration ?? 0);
  const drop = () => {
    isPressed.current = false;
    if (dragged !== undefined) seek(dragged);
    setDragged(undefined);
  };
  const press = (event: KeyboardEvent) => {
    const action = keys[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };
  return (
    <div className="relative h-10 min-w-0 flex-1 rounded-md has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus) lg:h-12">
      {children ?? (
        <progress
          className="absolute inset-x-0 top-1/2 h-1.5 w-full -translate-y-1/2 appearance-none overflow-hidden rounded-full bg-default [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-default [&::-webkit-progress-value]:bg-accent"
          value={shown}
          max={duration ?? 1}
          aria-hidden="true"
        />
      )}
      <input
        type="range"
        className="absolute inset-0 z-10 size-full cursor-pointer opacity-0 disabled:cursor-default"
        aria-label="Position in the recording"
        aria-valuetext={`${speakDuration(Math.floor(shown))} of ${speakDuration(duration ?? 0)}`}
        min={0}
        max={duration ?? 0}
        step={0.1}
        value={shown}
        disabled={duration === undefined}
        onPointerDown={() => (isPressed.current = true)}
        onPointerUp={drop}
        onPointerCancel={drop}
        onChange={({ target }) => {
          if (isPressed.current) setDragged(target.valueAsNumber);
          else seek(target.valueAsNumber);
        }}
        onKeyDown={press}
      />
    </div>
  );
}
