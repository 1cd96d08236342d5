import { plotArea } from "./plot";

interface PlotNotesProps {
  /** A named line upright in the plot, at a share (0 to 1) of its width. */
  line?: { at: number; label: string } | undefined;
  /** Writing above the last bar, which is `height` (0 to 1) high. */
  tail?: { height: number; label: string } | undefined;
}

/** Where a line stands so near to a side that its name would go beyond it. */
const edge = 0.15;

/** What is written into a plot. */
export function PlotNotes({ line, tail }: PlotNotesProps) {
  const x = `${(line?.at ?? 0) * 100}%`;
  return (
    <div className={`${plotArea} pointer-events-none`} aria-hidden="true">
      <svg className="size-full overflow-visible text-xs">
        {line && (
          <>
            <line x1={x} x2={x} y1="-6" y2="100%" stroke="var(--surface)" strokeWidth="4" />
            <line
              x1={x}
              x2={x}
              y1="-6"
              y2="100%"
              stroke="var(--foreground)"
              strokeWidth="1.5"
              strokeDasharray="4 3"
            />
            <text
              x={x}
              y="-11"
              textAnchor={line.at < edge ? "start" : line.at > 1 - edge ? "end" : "middle"}
              className="fill-foreground font-medium"
            >
              {line.label}
            </text>
          </>
        )}
        {tail && (
          <text x="100%" y={`${(1 - tail.height) * 100}%`} dy="-6" textAnchor="end" className="fill-muted">
            {tail.label}
          </text>
        )}
      </svg>
    </div>
  );
}
