import { useUpstreamName } from "@/components/query/connection-names";
import { MarkedText } from "@/components/ui/marked-text";
import type { Call } from "@/lib/calls/call";
import { Card } from "./card";
import { SummaryFacts } from "./summary-facts";
import type { Find } from "./transcript/use-find";

/** What the upstream says the call was about, as plain text. */
export function CallSummary({ call, find }: { call: Call; find: Find }) {
  const { summary, connection } = call;
  const upstream = useUpstreamName(connection, "The upstream");
  return (
    <Card id="summary" title="Summary">
      {summary ? (
        <p className="max-w-[75ch] text-[0.9375rem] leading-relaxed break-words whitespace-pre-line">
          <MarkedText text={summary.text} marks={find.inPart("summary")} current={find.match} />
        </p>
      ) : (
        <p className="text-sm text-muted">{upstream} gave no summary of this call.</p>
      )}
      <SummaryFacts call={call} />
    </Card>
  );
}
