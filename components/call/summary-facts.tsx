import { Circle, CircleCheck } from "lucide-react";
import type { ActionItem, Call } from "@/lib/calls/call";

/** The mood and the things to do that a summary names. They are the upstream's words, so their source stands beside them. */
export function SummaryFacts({ call: { sentiment, actionItems = [] } }: { call: Call }) {
  if (sentiment === undefined && actionItems.length === 0) return null;
  return (
    <dl className="mt-4 flex flex-col gap-3 border-t border-separator pt-3 text-sm">
      {sentiment !== undefined && (
        <div>
          <Term>Sentiment</Term>
          <dd className="break-words">{sentiment}</dd>
        </div>
      )}
      {actionItems.length > 0 && (
        <div>
          <Term>Action items</Term>
          <dd>
            <ul className="flex flex-col gap-1">
              {actionItems.map((item, index) => (
                <Item key={index} item={item} />
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Term({ children }: { children: string }) {
  return (
    <dt className="text-xs text-muted">
      {children} <span>(from the summary)</span>
    </dt>
  );
}

function Item({ item: { text, done } }: { item: ActionItem }) {
  const Icon = done ? CircleCheck : Circle;
  return (
    <li className="flex items-start gap-2">
      <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="min-w-0 break-words">
        {text}
        {done && <span className="sr-only"> (done)</span>}
      </span>
    </li>
  );
}
