"use client";

import { useConnections } from "@/components/query/connections";
import { ConnectionDot } from "@/components/ui/connection-dot";
import { useLocale } from "@/components/ui/locale";
import { Missing } from "@/components/ui/missing";
import { formatTalkTime } from "@/lib/calls/format/duration";
import { formatCount, formatShare } from "@/lib/calls/format/number";
import { BarTable, type BarRow } from "./bar-table";
import { Card } from "./chart-card";
import type { Measured } from "./use-measured";

/** What each connection had; absent if there is only one. */
export function ConnectionsCard({ measured, className }: { measured: Measured; className: string }) {
  const { metrics, links } = measured;
  const locale = useLocale();
  const connections = useConnections();
  if (Object.keys(connections).length < 2) return null;
  const share = (part: number, whole: number) => formatShare(whole === 0 ? 0 : part / whole, locale);
  const rows = metrics.connections.map(({ connection, calls, seconds, withAction }): BarRow => {
    const { name = connection, color = "var(--muted)", lacks } = connections[connection] ?? {};
    return {
      key: connection,
      label: name,
      icon: <ConnectionDot color={color} />,
      href: links.connection(connection),
      size: calls,
      color,
      values: [
        formatCount(calls, locale),
        share(calls, metrics.total),
        formatTalkTime(seconds, locale),
        lacks?.includes("action") ? <Missing>not offered</Missing> : share(withAction, calls),
      ],
    };
  });
  return (
    <Card title="Connections" note="Calls of each connection" className={className}>
      <BarTable
        caption="Calls by connection"
        heads={["Connection", "Calls", "Share", "Talk time", "With action"]}
        rows={rows}
        className="@container max-h-160 w-full"
      />
    </Card>
  );
}
