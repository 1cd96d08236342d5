import { useLocale } from "@/components/ui/locale";
import type { Call } from "@/lib/calls/call";
import { isFilled } from "@/lib/calls/extracted";
import { formatCount } from "@/lib/calls/format/number";
import { countSpoken } from "@/lib/calls/transcript/chunks";

/** On a phone, where all stands in one column: the way to its parts, and how much each of them holds. */
export function CallJumps({ call }: { call: Call }) {
  const locale = useLocale();
  const parts = [
    { id: "transcript", label: "Transcript", count: countSpoken(call.transcript.turns) },
    { id: "actions", label: "Actions", count: call.actions.length },
    { id: "extracted", label: "Data", count: Object.values(call.extracted).filter(isFilled).length },
  ];
  return (
    <nav aria-label="Parts of the call" className="mb-4 flex gap-2 text-sm lg:hidden">
      {parts.map(({ id, label, count }) => (
        <a key={id} href={`#${id}`} className="button button--outline button--sm rounded-lg">
          {label}
          <span className="font-normal text-muted">{formatCount(count, locale)}</span>
        </a>
      ))}
    </nav>
  );
}
