"use client";

import Link from "next/link";
import { memo, useId, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import { MarkTip, type TipLine } from "./mark-tip";
import { plotArea } from "./plot";
import { SpanChoice, type SpanChooser } from "./span-choice";
import { useArrowKeys } from "./use-arrow-keys";
import { useSpanChoice } from "./use-span-choice";

/** One column of a chart. */
export interface Mark {
  /** The list of what it counts. */
  href: string;
  /** What it is about: the head of its tip. */
  title: string;
  /** What it counts: said with the title to those who cannot see the chart. */
  lines: readonly TipLine[];
  /** Where its values stand in the plot, 0 (bottom) to 1. */
  points?: readonly { height: number; color: string }[];
}

const markOf = ({ target }: SyntheticEvent): number | undefined => {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-mark]") : null;
  return element ? Number(element.dataset.mark) : undefined;
};

const Columns = memo(function Columns({
  label,
  hintId,
  marks,
  stop,
}: {
  label: string;
  hintId: string | undefined;
  marks: readonly Mark[];
  stop: number;
}) {
  return (
    <ul aria-label={label} aria-describedby={hintId} className="flex h-full">
      {marks.map(({ href, title, lines }, index) => (
        <li key={index} className="min-w-0 flex-1">
          <Link
            href={href}
            prefetch={false}
            draggable={false}
            data-mark={index}
            tabIndex={index === stop ? 0 : -1}
            aria-label={`${title}: ${lines.map(({ text }) => text).join(", ")}`}
            className="block h-full rounded-sm hover:bg-foreground/7 focus-visible:bg-foreground/7 focus-visible:-outline-offset-2"
          />
        </li>
      ))}
    </ul>
  );
});

interface ColumnLinksProps {
  label: string;
  marks: readonly Mark[];
  /** Where columns next to each other can be chosen. */
  chooser?: SpanChooser;
}

/** A link over each column of a chart, and what the one in question, or those that are being chosen, stand for. */
export function ColumnLinks({ label, marks, chooser }: ColumnLinksProps) {
  const hintId = useId();
  const [active, setActive] = useState<number>();
  const { stop, setStop, onKeyDown } = useArrowKeys(marks.length);
  const { choice, pointer, ...choosing } = useSpanChoice(marks.length, chooser?.onChoose);
  const leave = () => setActive(undefined);
  const onKeys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") leave();
    choosing.onKeyDown(event);
    const next = onKeyDown(event);
    if (next !== undefined) choosing.move(stop, next, event);
  };
  const mark = active === undefined || choice ? undefined : marks[active];
  return (
    <div
      className={`${plotArea} ${chooser ? "touch-pan-y touch-pinch-zoom select-none" : ""}`}
      {...pointer}
      onPointerOver={(event) => setActive(markOf(event))}
      onPointerLeave={leave}
      onFocus={(event) => {
        const index = markOf(event);
        setActive(index);
        if (index !== undefined) setStop(index);
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        leave();
        if (!currentTarget.contains(relatedTarget) && choice?.by === "keys") choosing.cancel();
      }}
      onKeyDown={onKeys}
    >
      <Columns label={label} hintId={chooser && hintId} marks={marks} stop={stop} />
      {chooser && (
        <p id={hintId} hidden>
          {chooser.hint}
        </p>
      )}
      {mark && active !== undefined && (
        <>
          <svg className="pointer-events-none absolute inset-0 size-full overflow-visible" aria-hidden="true">
            {mark.points?.map(({ height, color }, index) => (
              <circle
                key={index}
                cx={`${((active + 0.5) / marks.length) * 100}%`}
                cy={`${(1 - height) * 100}%`}
                r="4"
                fill={color}
                stroke="var(--surface)"
                strokeWidth="2"
              />
            ))}
          </svg>
          <MarkTip first={active} count={marks.length} title={mark.title} lines={mark.lines} />
        </>
      )}
      {chooser && <SpanChoice choice={choice} count={marks.length} chooser={chooser} />}
    </div>
  );
}
