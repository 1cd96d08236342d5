"use client";

import { useNotOffered, useUpstreamName } from "@/components/query/connections";
import { MarkedText } from "@/components/ui/marked-text";
import type { Call, JsonValue } from "@/lib/calls/call";
import { writeValue } from "@/lib/calls/call-text/call-text";
import { isFilled, isVisibleName } from "@/lib/calls/extracted";
import { Card } from "./card";
import { CopyButton } from "./copy-button";
import { Reveal } from "./reveal";
import type { Find } from "./transcript/use-find";

/** What the agent wrote down, under the names that its operator chose. */
export function ExtractedData({ call: { extracted, connection }, find }: { call: Call; find: Find }) {
  const upstream = useUpstreamName(connection, "The upstream");
  const notOffered = useNotOffered(connection, "field");
  const entries = Object.entries(extracted);
  const filled = entries.filter(([, value]) => isFilled(value));
  return (
    <Card
      id="extracted"
      title="Extracted data"
      note={entries.length === 0 ? undefined : `${filled.length} of ${entries.length} filled`}
      tools={
        filled.length > 0 && (
          <CopyButton
            iconOnly
            label="Copy all extracted data as JSON"
            text={() => JSON.stringify(extracted, null, 2)}
          />
        )
      }
    >
      {entries.length === 0 ? (
        <p className="text-sm text-muted">
          {notOffered ?? `${upstream} sent no extracted data of this call.`}
        </p>
      ) : (
        <dl className="divide-y divide-separator">
          {entries.map(([name, value]) => (
            <ExtractedValue key={name} name={name} value={value} find={find} />
          ))}
        </dl>
      )}
    </Card>
  );
}

function ExtractedValue({ name, value, find }: { name: string; value: JsonValue; find: Find }) {
  const filled = isFilled(value);
  const text = (
    <MarkedText text={writeValue(value)} marks={find.inPart("extracted", name)} current={find.match} />
  );
  return (
    <div className="grid min-h-10 grid-cols-[minmax(0,2fr)_minmax(0,3fr)_1.75rem] items-start gap-x-3 py-2.5 text-sm">
      <dt className="text-xs leading-5 break-words text-muted">
        {isVisibleName(name) ? name : <i>without a name</i>}
      </dt>
      <dd className="min-w-0">
        {!filled && <span className="text-muted italic">not filled</span>}
        {filled && typeof value === "object" && (
          <code className="font-mono text-xs break-all whitespace-pre-wrap">{text}</code>
        )}
        {filled && typeof value !== "object" && (
          <span className="break-words whitespace-pre-line">{text}</span>
        )}
        <Reveal part={`extracted/${name}`} value={value} label={name} />
      </dd>
      {filled && (
        <dd className="-my-1.5 -me-2">
          <CopyButton iconOnly label={`Copy ${name}`} text={() => writeValue(value)} className="size-8" />
        </dd>
      )}
    </div>
  );
}
