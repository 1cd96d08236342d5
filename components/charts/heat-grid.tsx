"use client";

import Link from "next/link";
import { memo, useState, type SyntheticEvent } from "react";
import { Tip } from "./mark-tip";
import { useArrowKeys, type Move } from "./use-arrow-keys";

/** One cell of a heat map. */
export interface HeatMark {
  /** The list of what it counts. */
  href: string;
  title: string;
  /** What it counts, in words. */
  text: string;
  /** 0 (nothing) to 5. */
  shade: number;
}

export interface HeatRow {
  label: string;
  /** What its cells have in common, for those who cannot see them. */
  name: string;
  /** As many in each row. */
  marks: readonly HeatMark[];
}

interface HeatGridProps {
  label: string;
  rows: readonly HeatRow[];
  /** The heads of the columns; an empty one is not written. */
  heads: readonly string[];
}

/** One colour that grows stronger, as classes; the first is for what counts nothing. */
export const heatShades = [
  "bg-default/60",
  "bg-accent/20",
  "bg-accent/40",
  "bg-accent/60",
  "bg-accent/80",
  "bg-accent",
] as const;

/** On a narrow screen rows become columns: where the arrows lead follows from how the grid lies. */
const alongGrid =
  (columns: number): Move =>
  (key, index, last, within) => {
    const lies = getComputedStyle(within).flexDirection === "column";
    const [across, down] = lies ? [1, columns] : [columns, 1];
    const row = Math.floor(index / columns) * columns;
    const to: Record<string, number> = {
      ArrowRight: index + across,
      ArrowLeft: index - across,
      ArrowDown: index + down,
      ArrowUp: index - down,
      Home: row,
      End: row + columns - 1,
    };
    const next = to[key];
    if (next === undefined) return undefined;
    const alongRow = Math.abs(next - index) === 1;
    const leaves = next < 0 || next > last || (alongRow && Math.floor(next / columns) * columns !== row);
    return leaves ? index : next;
  };

const Rows = memo(function Rows({ rows, stop }: { rows: readonly HeatRow[]; stop: number }) {
  return rows.map(({ label, name, marks }, row) => (
    <ul key={label} aria-label={name} className="flex min-w-0 flex-1 max-md:flex-col">
      {marks.map(({ href, title, text, shade }, column) => {
        const index = row * marks.length + column;
        return (
          <li key={column} className="h-6 min-w-0 md:h-8 md:flex-1 xl:h-12">
            <Link
              href={href}
              prefetch={false}
              data-mark={index}
              tabIndex={index === stop ? 0 : -1}
              aria-label={`${title}: ${text}`}
              className="group block h-full rounded-sm p-px focus-visible:relative focus-visible:z-1 focus-visible:outline-offset-0"
            >
              <span
                className={`block h-full rounded-xs group-hover:ring-2 group-hover:ring-foreground ${heatShades[shade] ?? ""}`}
              />
            </Link>
          </li>
        );
      })}
    </ul>
  ));
});

/** Where the cell of an event stands, px within the grid. */
interface Place {
  index: number;
  left: number;
  top: number;
  right: number;
}

function placeOf({ target, currentTarget }: SyntheticEvent<HTMLElement>): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-mark]") : null;
  if (!cell) return undefined;
  const [grid, box] = [currentTarget.getBoundingClientRect(), cell.getBoundingClientRect()];
  return {
    index: Number(cell.dataset.mark),
    left: box.left + box.width / 2 - grid.left,
    right: grid.right - box.left - box.width / 2,
    top: box.bottom - grid.top,
  };
}

/** Counts by two things as cells, each a link. On a narrow screen rows and columns change places. */
export function HeatGrid({ label, rows, heads }: HeatGridProps) {
  const [place, setPlace] = useState<Place>();
  const all = rows.flatMap(({ marks }) => marks);
  const { stop, setStop, onKeyDown } = useArrowKeys(all.length, alongGrid(heads.length));
  const leave = () => setPlace(undefined);
  const mark = place && all[place.index];
  return (
    <div className="grid grid-cols-[auto_1fr] text-xs text-muted">
      <div aria-hidden="true" className="flex max-md:col-start-2 md:row-start-2 md:flex-col">
        {rows.map((row) => (
          <span
            key={row.label}
            className="flex items-center max-md:min-w-0 max-md:flex-1 max-md:justify-center max-md:pb-1 md:h-8 md:pe-2 xl:h-12"
          >
            {row.label}
          </span>
        ))}
      </div>
      <div
        aria-hidden="true"
        className="flex max-md:col-start-1 max-md:row-start-2 max-md:flex-col md:col-start-2 md:row-start-1"
      >
        {heads.map((head, index) => (
          <span
            key={index}
            className="flex items-center whitespace-nowrap max-md:h-6 max-md:justify-end max-md:pe-2 md:h-5 md:min-w-0 md:flex-1"
          >
            {head}
          </span>
        ))}
      </div>
      <div
        role="group"
        aria-label={label}
        className="relative col-start-2 row-start-2 flex md:flex-col"
        onPointerOver={(event) => setPlace(placeOf(event))}
        onPointerLeave={leave}
        onFocus={(event) => {
          const next = placeOf(event);
          setPlace(next);
          if (next) setStop(next.index);
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Escape") leave();
          onKeyDown(event);
        }}
      >
        <Rows rows={rows} stop={stop} />
        {place && mark && (
          <Tip
            style={
              place.left < place.right
                ? { left: place.left, top: place.top }
                : { right: place.right, top: place.top }
            }
            className="mt-1 text-foreground"
            title={mark.title}
            lines={[{ text: mark.text }]}
          />
        )}
      </div>
    </div>
  );
}
