import { cutAtMatches, type Match } from "@/lib/calls/transcript/find";

interface MarkedTextProps {
  text: string;
  matches: readonly Match[];
  /** The match that is looked at. */
  current: Match | undefined;
}

/** A text with what was searched for marked in it. */
export function MarkedText({ text, matches, current }: MarkedTextProps) {
  if (matches.length === 0) return text;
  return cutAtMatches(text, matches).map((piece, place) =>
    piece.match ? (
      <mark
        key={place}
        data-current={piece.match === current || undefined}
        className="scroll-my-40 rounded-xs bg-warning-soft text-inherit ring-1 ring-warning data-current:bg-accent data-current:text-accent-foreground data-current:ring-2 data-current:ring-accent"
      >
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
