interface ProgressBarProps {
  label: string;
  /** In words, for who hears the page: `4,200 of 18,310 calls`. */
  text: string;
  value: number;
  /** Undefined where nobody knows how many there are. */
  max: number | undefined;
}

/** How much of something is done. Drawn, as a style in the HTML would be refused by the content security policy. */
export function ProgressBar({ label, text, value, max }: ProgressBarProps) {
  const share = max === undefined ? undefined : max === 0 ? 1 : Math.min(value / max, 1);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.floor(share * 100)}
      className="overflow-hidden rounded-full bg-default"
    >
      <svg className="block h-2 w-full" aria-hidden="true">
        <rect
          width={`${(share ?? 0) * 100}%`}
          height="100%"
          fill="var(--accent)"
          className="transition-[width] duration-500"
        />
      </svg>
    </div>
  );
}
