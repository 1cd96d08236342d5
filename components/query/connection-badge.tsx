"use client";

import { ConnectionDot } from "@/components/ui/connection-dot";
import { connectionOf } from "@/lib/calls/connections";
import { useConnections } from "./connections";

/** Which connection something belongs to, where there is little room. */
export function ConnectionBadge({ slug }: { slug: string }) {
  const connection = connectionOf(useConnections(), slug);
  if (!connection) return <span className="text-muted">{slug}</span>;
  const { name, short, color } = connection;
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 whitespace-nowrap" title={name}>
      <ConnectionDot color={color} />
      <span className="truncate">{short}</span>
    </span>
  );
}
