import type { Call } from "@/lib/calls/call";
import { Card } from "./card";

/** What the upstream says the call was about, as plain text. */
export function CallSummary({ summary }: { summary: Call["summary"] }) {
  return (
    <Card id="summary" title="Summary">
      {summary ? (
        <p className="max-w-[75ch] text-[0.9375rem] leading-relaxed break-words whitespace-pre-line">
          {summary.text}
        </p>
      ) : (
        <p className="text-sm text-muted">HighLevel gave no summary of this call.</p>
      )}
    </Card>
  );
}
