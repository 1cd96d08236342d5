"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { CallRow } from "@/lib/calls/call";
import { rowStyle } from "@/lib/calls/format/instant";

interface RowLinkProps {
  call: CallRow;
  /** The address of the call's page. */
  href: string;
  zone: string;
  /** When the list was read, ISO. */
  asOf: string;
  /** Whether the cell itself says when the call began, which tells it from others. */
  saysStart: boolean;
  /** Remembers the row, so that the way back leads to it. */
  onOpen: () => void;
  children: ReactNode;
}

/** The way to a call, around what the first cell of its row shows. */
export function RowLink({ call, href, zone, asOf, saysStart, onOpen, children }: RowLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-call={call.id}
      onClick={onOpen}
      className="inline-block max-w-full rounded font-medium text-foreground hover:underline"
    >
      {children}
      {!saysStart && (
        <span className="sr-only">
          , call of <Time instant={call.startedAt} zone={zone} style={rowStyle(call.startedAt, asOf, zone)} />
        </span>
      )}
    </Link>
  );
}
