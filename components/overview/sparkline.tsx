interface SparklineProps {
  /** One for each bucket of time. */
  values: readonly number[];
  /** The last bucket goes on: the way to it is only dotted. */
  open: boolean;
  label: string;
  className?: string;
}

/** Counts over time as a line of its own scale, from 0 up. */
export function Sparkline({ values, open, label, className = "" }: SparklineProps) {
  const top = Math.max(1, ...values);
  const points = values.map((value, index) => `${index} ${((1 - value / top) * 10).toFixed(2)}`);
  const split = open && points.length > 1 ? points.length - 1 : points.length;
  const line = { fill: "none", stroke: "var(--accent)", vectorEffect: "non-scaling-stroke" } as const;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${Math.max(1, points.length - 1)} 10`}
      preserveAspectRatio="none"
      className={`block overflow-visible ${className}`}
    >
      <polyline
        points={points.slice(0, split).join(" ")}
        strokeWidth="1.5"
        strokeLinejoin="round"
        {...line}
      />
      {split < points.length && (
        <polyline points={points.slice(-2).join(" ")} strokeWidth="1.5" strokeDasharray="1 3" {...line} />
      )}
      {points.length === 1 && <line x1="0" x2="1" y1="0" y2="0" strokeWidth="1.5" {...line} />}
    </svg>
  );
}
