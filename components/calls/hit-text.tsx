import { MarkedText } from "@/components/ui/marked-text";
import type { SearchHit } from "@/lib/calls/answers";

function describePlace({ where, turn, name }: SearchHit): string {
  if (where === "summary") return "Summary";
  if (where === "contact") return "Contact";
  if (where === "extracted") return name ?? "Extracted data";
  return turn === undefined || turn === 0 ? "Transcript" : `Turn ${turn}`;
}

/** Where a call holds what was searched for, and what stands there. */
export function HitText({ hit }: { hit: SearchHit }) {
  return (
    <p className="line-clamp-2 max-w-[110ch] text-xs leading-5 break-words text-muted">
      <span className="font-medium text-foreground">{describePlace(hit)}</span> ·{" "}
      <span dir="auto">
        <MarkedText text={hit.text} marks={hit.marks} />
      </span>
    </p>
  );
}
