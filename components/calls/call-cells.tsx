"use client";

import Link from "next/link";
import { ActionBadge } from "@/components/ui/action-badge";
import { Time } from "@/components/ui/time";
import type { Action, CallRow, JsonValue } from "@/lib/calls/call";
import { extractedUnder, isFilled } from "@/lib/calls/extracted";
import { formatDuration, speakDuration } from "@/lib/calls/format/duration";
import { formatPhone } from "@/lib/calls/format/phone";
import { extractedName, type ColumnId } from "@/lib/calls/query/columns";
import { describeAgent } from "@/lib/calls/query/describe";

/** What every cell may need beside its call. */
export interface CellContext {
  zone: string;
  /** The address of the call's page. */
  href: string;
  /** Remembers the row, so that the way back leads to it. */
  onOpen: () => void;
}

function Missing({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}

function Start({ call, zone, href, onOpen }: CellContext & { call: CallRow }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-call={call.id}
      onClick={onOpen}
      className="rounded font-medium whitespace-nowrap text-foreground hover:underline"
    >
      <Time instant={call.startedAt} zone={zone} style="short" />
    </Link>
  );
}

function Duration({ seconds }: { seconds: number | undefined }) {
  if (seconds === undefined) return <Missing>not reported</Missing>;
  return (
    <>
      <span aria-hidden="true">{formatDuration(seconds)}</span>
      <span className="sr-only">{speakDuration(seconds)}</span>
    </>
  );
}

function Actions({ actions }: { actions: readonly Action[] }) {
  const counts = new Map<string, number>();
  for (const { type } of actions) counts.set(type, (counts.get(type) ?? 0) + 1);
  return (
    <span className="flex flex-wrap gap-1">
      {[...counts].map(([type, count]) => (
        <ActionBadge key={type} type={type} count={count} />
      ))}
    </span>
  );
}

function Extracted({ value }: { value: JsonValue | undefined }) {
  if (!isFilled(value)) return <Missing>–</Missing>;
  return (
    <span className="line-clamp-2 break-words">
      {typeof value === "string" ? value : JSON.stringify(value)}
    </span>
  );
}

const kinds = { live: "Live", trial: "Trial", unknown: "Not reported" };

const cells: Record<
  Exclude<ColumnId, `extracted.${string}`>,
  (call: CallRow, context: CellContext) => React.ReactNode
> = {
  startedAt: (call, context) => <Start call={call} {...context} />,
  caller: ({ fromNumber }) => (
    <span className="whitespace-nowrap">
      {fromNumber === undefined ? <Missing>No number</Missing> : formatPhone(fromNumber)}
    </span>
  ),
  contact: ({ contact }) => contact?.name ?? contact?.id ?? <Missing>–</Missing>,
  agent: ({ agent }) =>
    agent ? (
      <span className={agent.name === undefined ? "text-muted" : undefined}>{describeAgent(agent)}</span>
    ) : (
      <Missing>Not named</Missing>
    ),
  duration: ({ duration }) => <Duration seconds={duration} />,
  kind: ({ kind }) => (
    <span className={kind === "live" ? "text-muted" : "chip chip--sm px-1.5"}>{kinds[kind]}</span>
  ),
  actions: ({ actions }) => <Actions actions={actions} />,
  transferred: ({ transferred }) =>
    transferred === undefined ? <Missing>not reported</Missing> : transferred ? "Yes" : "No",
  summary: ({ summary }) =>
    summary ? (
      <span className="line-clamp-2 max-w-prose">{summary.text}</span>
    ) : (
      <Missing>No summary</Missing>
    ),
};

/** The content of one cell of the table of calls. */
export function CallCell({
  column,
  call,
  context,
}: {
  column: ColumnId;
  call: CallRow;
  context: CellContext;
}) {
  const name = extractedName(column);
  if (name !== undefined) return <Extracted value={extractedUnder(call.extracted, name)} />;
  return cells[column as keyof typeof cells](call, context);
}
