"use client";

import { ConnectionBadge } from "@/components/query/connection-badge";
import { ActionBadge } from "@/components/ui/action-badge";
import { Missing } from "@/components/ui/missing";
import { PhoneIcons } from "@/components/ui/phone-icons";
import { Time } from "@/components/ui/time";
import { describeActionType } from "@/lib/calls/action-types";
import type { Action, CallRow, JsonValue } from "@/lib/calls/call";
import { describeDirection } from "@/lib/calls/call-text/direction";
import { plainSummary } from "@/lib/calls/call-text/summary";
import { contactName, kindNames } from "@/lib/calls/call-text/caller";
import { extractedUnder, isFilled } from "@/lib/calls/extracted";
import { formatDuration, speakDuration } from "@/lib/calls/format/duration";
import { rowStyle } from "@/lib/calls/format/instant";
import { formatPhone } from "@/lib/calls/format/phone";
import { extractedName, type ColumnId } from "@/lib/calls/fields/columns";
import { describeStatus } from "@/lib/calls/fields/status";
import { describeAgent } from "@/lib/calls/fields/agent";

interface CellContext {
  zone: string;
  /** When the list was read, ISO. */
  asOf: string;
  /** Whether it is the first of its row, whose link must have something to show. */
  leads: boolean;
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

/** How many types of actions a row names. The others are counted, so that no row grows tall. */
const namedTypes = 4;

function Actions({ actions }: { actions: readonly Action[] }) {
  const counts = new Map<string, number>();
  for (const { type } of actions) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts];
  const others = types.slice(namedTypes).map(([type]) => describeActionType(type).label);
  return (
    <span className="flex flex-wrap gap-1">
      {types.slice(0, namedTypes).map(([type, count]) => (
        <ActionBadge key={type} type={type} count={count} />
      ))}
      {others.length > 0 && (
        <span className="chip chip--sm px-1.5 text-muted" title={others.slice(0, 20).join(", ")}>
          +{others.length} more
        </span>
      )}
    </span>
  );
}

/** Who called: the number, below the name of the contact if it is known. */
function Caller({ call: { contact, fromNumber } }: { call: CallRow }) {
  const number = fromNumber === undefined ? <Missing>No number</Missing> : formatPhone(fromNumber);
  if (contact?.name === undefined) return <span className="truncate">{number}</span>;
  return (
    <span className="min-w-0">
      <span className="block truncate">{contact.name}</span>{" "}
      <span className="block truncate text-xs font-normal text-muted">{number}</span>
    </span>
  );
}

function Extracted({ value }: { value: JsonValue | undefined }) {
  if (!isFilled(value)) return <Missing>–</Missing>;
  return <span className="line-clamp-2">{typeof value === "string" ? value : JSON.stringify(value)}</span>;
}

const cells: Record<
  Exclude<ColumnId, `extracted.${string}`>,
  (call: CallRow, context: CellContext) => React.ReactNode
> = {
  startedAt: ({ startedAt }, { zone, asOf }) => (
    <Time
      instant={startedAt}
      zone={zone}
      style={rowStyle(startedAt, asOf, zone)}
      // As wide as with a year, so that columns stay where they are from page to page.
      className="inline-block whitespace-nowrap sm:min-w-[14ch]"
    />
  ),
  caller: (call) => (
    <span className="inline-flex max-w-full items-start gap-1.5">
      <PhoneIcons call={call} />
      <Caller call={call} />
    </span>
  ),
  contact: ({ contact }) => {
    const name = contact && contactName(contact);
    if (name === undefined) return <Missing>–</Missing>;
    return <span className={`line-clamp-2 ${contact?.name === undefined ? "text-muted" : ""}`}>{name}</span>;
  },
  agent: ({ agent }) =>
    agent ? (
      <span className={`line-clamp-2 ${agent.name === undefined ? "text-muted" : ""}`}>
        {describeAgent(agent)}
      </span>
    ) : (
      <Missing>Not named</Missing>
    ),
  connection: ({ connection }) => <ConnectionBadge slug={connection} />,
  duration: ({ duration }) => <Duration seconds={duration} />,
  direction: ({ direction }) =>
    direction ? describeDirection(direction).spoken : <Missing>not reported</Missing>,
  status: ({ phoneStatus }) =>
    phoneStatus ? (
      <span className="line-clamp-2">{describeStatus(phoneStatus.value)}</span>
    ) : (
      <Missing>not reported</Missing>
    ),
  kind: ({ kind }) =>
    kind === "unknown" ? (
      <Missing>Kind not reported</Missing>
    ) : (
      <span className={kind === "live" ? "text-muted" : "chip chip--sm px-1.5"}>{kindNames[kind]}</span>
    ),
  actions: ({ actions }, { leads }) =>
    leads && actions.length === 0 ? <Missing>No action</Missing> : <Actions actions={actions} />,
  transferred: ({ transferred }) =>
    transferred === undefined ? <Missing>not reported</Missing> : transferred ? "Yes" : "No",
  summary: ({ summary }) =>
    summary ? (
      <span className="line-clamp-2 max-w-prose">{plainSummary(summary)}</span>
    ) : (
      <Missing>No summary</Missing>
    ),
};

/** What one cell of the table of calls shows. */
export function CallCell({ column, call, ...context }: CellContext & { column: ColumnId; call: CallRow }) {
  const name = extractedName(column);
  if (name !== undefined) return <Extracted value={extractedUnder(call.extracted, name)} />;
  return cells[column as keyof typeof cells](call, context);
}
