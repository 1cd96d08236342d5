"use client";

import type { Place } from "@/lib/calls/query/place";
import { usePlace } from "@/components/query/place";
import Link from "next/link";
import type { ReactNode } from "react";
import { ConnectionBadge } from "@/components/query/connection-badge";
import { useHasSeveral, useNotOffered } from "@/components/query/connections";
import { Missing } from "@/components/ui/missing";
import type { AppLink } from "@/lib/calls/answers";
import type { Call, CallKind } from "@/lib/calls/call";
import { callerName, kindNames } from "@/lib/calls/call-text/caller";
import { describeDirection, numberTerm, sourceNotes, whoCalledWhom } from "@/lib/calls/call-text/direction";
import { formatDuration, speakDuration } from "@/lib/calls/format/duration";
import { callsLink } from "@/lib/calls/links";
import { describeAgent } from "@/lib/calls/fields/agent";
import { describeStatus } from "@/lib/calls/fields/status";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { AppLinks, PhoneLink } from "./links-out";
import { Reveal } from "./reveal";
import { ReaderTime } from "./reader-time";

const kinds: Record<CallKind, { label: string; color: string }> = {
  live: { label: kindNames.live, color: "chip--default" },
  trial: { label: kindNames.trial, color: "chip--warning" },
  unknown: { label: "Kind not reported", color: "chip--default" },
};

/** All calls of somebody, whenever they were, in the zone that is being read in. */
const allCallsOf = (who: Partial<Pick<CallQuery, "agent" | "contact">>, { tz }: CallQuery, place: Place) =>
  callsLink({ ...who, range: "all", kind: "all", ...(tz !== undefined && { tz }) }, place);

interface CallHeaderProps {
  call: Call;
  /** Pages of the upstream's own app. */
  links: readonly AppLink[];
  /** IANA zone in which the start is written. */
  zone: string;
  query: CallQuery;
}

/** Who called whom, when and for how long. */
export function CallHeader({ call, links, zone, query }: CallHeaderProps) {
  const { agent, contact, duration, fromNumber, kind, phoneStatus } = call;
  const parties = whoCalledWhom(call, callerName(call));
  const place = usePlace();
  const isAlone = place.shared?.page === "call";
  const hasSeveral = useHasSeveral();
  const noContact = useNotOffered(call.connection, "contact");
  const noKind = useNotOffered(call.connection, "kind");
  const direction = call.direction && describeDirection(call.direction);
  return (
    <header className="mb-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{callerName(call)}</h1>
        <span className={`chip chip--soft ${kinds[kind].color}`}>
          {kind === "unknown" && noKind !== undefined ? `Kind: ${noKind}` : kinds[kind].label}
        </span>
        {call.transferred === true && (
          <span className="chip chip--soft chip--default">Transfer reported</span>
        )}
      </div>
      {parties !== undefined && <p className="mt-1 text-sm break-words text-muted">{parties}</p>}
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-3 text-sm">
        <Fact term="Start">
          <ReaderTime instant={call.startedAt} zone={zone} />
          <span className="block text-xs leading-6 text-muted">{zone}</span>
        </Fact>
        <Fact term="Duration">
          {duration === undefined ? (
            <Missing>not reported</Missing>
          ) : (
            <span title={speakDuration(duration)}>{formatDuration(duration)}</span>
          )}
        </Fact>
        {hasSeveral && (
          <Fact term="Connection">
            <ConnectionBadge slug={call.connection} />
          </Fact>
        )}
        <Fact term={numberTerm(call)}>
          {fromNumber === undefined ? <Missing>no number</Missing> : <PhoneLink number={fromNumber} />}
          <Reveal part="number" value={fromNumber} label="the number" />
        </Fact>
        <Fact term="Direction">
          {direction ? <Sourced {...direction} /> : <Missing>not reported</Missing>}
        </Fact>
        <Fact term="Phone status">
          {phoneStatus ? (
            <Sourced label={describeStatus(phoneStatus.value)} note={sourceNotes[phoneStatus.source]} />
          ) : (
            <Missing>not reported</Missing>
          )}
        </Fact>
        <Fact term="Agent">
          {!agent && <Missing>not reported</Missing>}
          {agent && isAlone && describeAgent(agent)}
          {agent && !isAlone && (
            <TextLink href={allCallsOf({ agent: [agent.id] }, query, place)}>{describeAgent(agent)}</TextLink>
          )}
          <AppLinks links={links} about="agents" connection={call.connection} />
        </Fact>
        <Fact term="Contact">
          {contact?.name}
          <Reveal part="contact" value={contact?.name} label="the name" />
          {contact?.name === undefined && contact?.deleted && <Missing>Deleted contact</Missing>}
          {contact?.id !== undefined && !isAlone && (
            <TextLink
              href={allCallsOf({ contact: [contact.id] }, query, place)}
              block={contact.name !== undefined}
            >
              All calls of this contact
            </TextLink>
          )}
          {!contact?.name && !contact?.id && <Missing>{noContact ?? "none"}</Missing>}
          <AppLinks links={links} about="contact" connection={call.connection} />
        </Fact>
      </dl>
    </header>
  );
}

/** What is said, and where it is from. */
function Sourced({ label, note }: { label: string; note: string }) {
  return (
    <>
      {label}
      <span className="block text-xs leading-6 text-muted">{note}</span>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="leading-6 break-words">{children}</dd>
    </div>
  );
}

function TextLink({ href, block = false, children }: { href: string; block?: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={`text-accent underline-offset-4 hover:underline ${block ? "block text-xs leading-6" : ""}`}
    >
      {children}
    </Link>
  );
}
