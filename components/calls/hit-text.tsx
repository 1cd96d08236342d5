import { MarkedText } from "@/components/ui/marked-text";
import type { SearchHit } from "@/lib/calls/search/search-answer";
import { formatDuration } from "@/lib/calls/format/duration";

const speakers = { caller: "Caller", agent: "Agent", system: "System", tool: "Tool" } as const;
const places = { summary: "Summary", contact: "Contact", number: "Number" } as const;

/** Who said it and when, or where else it stands. */
function describePlace({ where, turn = 0, name, speaker, start }: SearchHit): string {
  if (where === "extracted") return name ?? "Extracted data";
  if (where !== "turn") return places[where];
  const said = speaker === undefined ? "Transcript" : speakers[speaker];
  if (start !== undefined) return `${said}, ${formatDuration(start)}`;
  return turn === 0 ? said : `${said}, turn ${turn}`;
}

/** Where a call holds what was searched for, and what stands there. */
export function HitText({ hit }: { hit: SearchHit }) {
  return (
    <p className="line-clamp-2 max-w-[110ch] text-xs leading-5 break-words text-muted">
      <span className="font-medium text-foreground tabular-nums">{describePlace(hit)}</span> ·{" "}
      <span dir="auto">
        <MarkedText text={hit.text} marks={hit.marks} />
      </span>
    </p>
  );
}
