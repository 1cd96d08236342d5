import type { CSSProperties, ReactNode } from "react";

export interface TipLine {
  /** A CSS colour and `stroke-dasharray` of the line that it is about. */
  color?: string;
  dash?: string | undefined;
  text: string;
}

/** A piece of a line as it is drawn in a chart. */
export function Swatch({ color, dash }: { color: string; dash?: string | undefined }) {
  return (
    <svg className="h-2 w-6 shrink-0" aria-hidden="true">
      <line x1="0" y1="4" x2="24" y2="4" stroke={color} strokeWidth="2.5" strokeDasharray={dash} />
    </svg>
  );
}

/** Words about a mark, placed by `style` in the nearest box that is positioned. */
export function Tip({
  style,
  className,
  title,
  lines,
}: {
  style: CSSProperties;
  className: string;
  title: ReactNode;
  lines: readonly TipLine[];
}) {
  return (
    <div
      aria-hidden="true"
      style={style}
      className={`pointer-events-none absolute z-10 rounded-lg border border-separator bg-overlay px-3 py-2 text-xs shadow-overlay ${className}`}
    >
      <p className="font-medium">{title}</p>
      {lines.map(({ text, color, dash }) => (
        <p key={text} className="mt-0.5 flex items-center gap-1.5 text-muted">
          {color !== undefined && <Swatch color={color} dash={dash} />}
          {text}
        </p>
      ))}
    </div>
  );
}

/** Where words stand beside columns (shares of a plot's width): on the side with more room, else in its middle. */
function besideOf(left: number, right: number): CSSProperties {
  if (Math.max(left, right) < 0.4) return { left: "25%" };
  return right >= left ? { left: `${(1 - right) * 100}%` } : { right: `${(1 - left) * 100}%` };
}

/** What stands beside the columns `first` to `last` of `count`, in words. */
export function MarkTip({
  first,
  last = first,
  count,
  title,
  lines,
}: {
  first: number;
  last?: number;
  count: number;
  title: ReactNode;
  lines: readonly TipLine[];
}) {
  const style = besideOf(first / count, 1 - (last + 1) / count);
  return <Tip style={style} className="top-0 mx-2 max-w-[calc(50%-1rem)]" title={title} lines={lines} />;
}
