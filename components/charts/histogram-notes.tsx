import { plotArea } from "./plot";

interface HistogramNotesProps {
  /** A named line upright in the plot, at a share (0 to 1) of its width. */
  line?: { at: number; label: string } | undefined;
  /** Writing above the last bar, which is `height` (0 to 1) high. */
  tail?: { height: number; label: string } | undefined;
}

/** What is written into a histogram. */
export function HistogramNotes({ line, tail }: HistogramNotesProps) {
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
              textAnchor={line.at < 0.15 ? "start" : "middle"}
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
