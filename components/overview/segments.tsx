interface SegmentsProps<T extends string> {
  label: string;
  choices: readonly { value: T; label: string }[];
  selected: T;
  onChange: (value: T) => void;
}

/** One of a few, side by side: native buttons in HeroUI's classes. */
export function Segments<T extends string>({ label, choices, selected, onChange }: SegmentsProps<T>) {
  return (
    <div role="group" aria-label={label} className="inline-flex gap-0.5 rounded-lg bg-default p-0.5">
      {choices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === selected}
          data-selected={value === selected}
          className="toggle-button toggle-button--sm toggle-button--ghost h-7 rounded-md data-[selected=true]:bg-surface data-[selected=true]:text-foreground data-[selected=true]:shadow-surface md:h-7"
          onClick={() => onChange(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
