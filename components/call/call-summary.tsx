import dynamic from "next/dynamic";
import { useUpstreamName } from "@/components/query/connections";
import { useLocale } from "@/components/ui/locale";
import { MarkedText } from "@/components/ui/marked-text";
import type { Call } from "@/lib/calls/call";
import { describeSummary } from "@/lib/calls/call-text/summary";
import { Card } from "./card";
import { Reveal } from "./reveal";
import type { Find } from "./transcript/use-find";

/** Few upstreams write Markdown, so only their calls load what reads it. */
const MarkdownText = dynamic(() => import("./markdown-text").then((module) => module.MarkdownText));

/** What the upstream says the call was about. */
export function CallSummary({ call, find }: { call: Call; find: Find }) {
  const { summary, connection } = call;
  const upstream = useUpstreamName(connection, "The upstream");
  const marks = find.inPart("summary");
  return (
    <Card id="summary" title="Summary" note={describeSummary(call, useLocale())}>
      {summary ? (
        <div className="max-w-[75ch] text-[0.9375rem] leading-relaxed break-words">
          {summary.format === "markdown" ? (
            <MarkdownText text={summary.text} marks={marks} current={find.match} />
          ) : (
            <p className="whitespace-pre-line">
              <MarkedText text={summary.text} marks={marks} current={find.match} />
            </p>
          )}
          <Reveal part="summary" value={summary.text} label="the summary" />
        </div>
      ) : (
        <p className="text-sm text-muted">{upstream} gave no summary of this call.</p>
      )}
    </Card>
  );
}
