"use client";

import { ActionIcon } from "@/components/ui/action-badge";
import { useLocale } from "@/components/ui/locale";
import { describeActionType } from "@/lib/calls/action-types";
import { describeTransferAction } from "@/lib/calls/charts/transfers";
import { lateReports } from "@/lib/calls/charts/reported-since";
import { formatCount, formatShare } from "@/lib/calls/format/number";
import { BarTable, type BarRow } from "./bar-table";
import { Card } from "./chart-card";
import { LateNote } from "./late-note";
import type { Measured } from "./use-measured";

/** What the agents did: calls by action type. A call with several types is in several rows. */
export function ActionsCard({ measured, className }: { measured: Measured; className: string }) {
  const { metrics, links } = measured;
  const locale = useLocale();
  const without = metrics.total - metrics.withAction;
  const share = (calls: number) => (metrics.total === 0 ? 0 : calls / metrics.total);
  const rows: BarRow[] = metrics.actions.map(({ type, calls, executions }) => {
    const { label, slug } = describeActionType(type);
    return {
      key: type,
      label,
      icon: <ActionIcon type={type} className="size-4" />,
      href: links.action(type),
      size: calls,
      color: `var(--action-${slug})`,
      values: [
        formatCount(calls, locale),
        formatShare(share(calls), locale),
        formatCount(executions, locale),
      ],
    };
  });
  const none: BarRow = {
    key: "none",
    label: "No action",
    icon: <span className="w-4" />,
    href: links.action("none"),
    size: without,
    color: "var(--muted)",
    values: [formatCount(without, locale), formatShare(share(without), locale), "–"],
  };
  return (
    <Card
      title="Actions"
      note={
        <>
          Calls with an action of each type; one call may have several
          {describeTransferAction(metrics)}
          <LateNote late={lateReports(metrics, locale)} />
        </>
      }
      className={className}
    >
      <BarTable
        caption="Calls by action type"
        heads={["Action", "Calls", "Share", "Executed"]}
        rows={[...rows, none]}
        className="@container max-h-160 w-full"
      />
    </Card>
  );
}
