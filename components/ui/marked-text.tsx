import { cutAtMarks } from "@/lib/calls/search/cut-at-marks";
import type { Mark } from "@/lib/calls/search/search";

interface MarkedTextProps {
  text: string;
  /** In order. */
  marks: readonly Mark[];
  /** The mark that is looked at. */
  current?: Mark | undefined;
}

/** A text with what was searched for marked in it. */
export function MarkedText({ text, marks, current }: MarkedTextProps) {
  if (marks.length === 0) return text;
  return cutAtMarks(text, marks).map((piece, place) =>
    piece.mark ? (
      <mark
        key={place}
        data-current={(current !== undefined && piece.mark === current) || undefined}
        className="scroll-my-40 rounded-xs bg-warning-soft text-inherit ring-1 ring-warning data-current:bg-accent data-current:text-accent-foreground data-current:ring-2 data-current:ring-accent"
      >
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
