"use client";

import { useLocale } from "@/components/ui/locale";
import { PhoneValueIcon } from "@/components/ui/phone-icons";
import type { ValueMetric } from "@/lib/calls/answers";
import { describeDirectionValue } from "@/lib/calls/fields/direction";
import { describeStatus } from "@/lib/calls/fields/status";
import { formatCount, formatShare } from "@/lib/calls/format/number";
import { BarTable, type BarRow } from "./bar-table";
import { Card } from "./chart-card";
import type { Measured } from "./use-measured";

const icon = (value: string) => (
  <span className="w-4">
    <PhoneValueIcon value={value} />
  </span>
);

/** Who called, and what became of it: calls by direction and by phone status. Each call is in one row of both. */
export function PhoneCard({ measured, className }: { measured: Measured; className: string }) {
  const { metrics, links } = measured;
  const { total, direction, status, unreported } = metrics;
  const locale = useLocale();
  const row = (key: string, label: string, calls: number, href?: string): BarRow => ({
    key,
    label,
    icon: icon(key),
    href,
    size: calls,
    color: href === undefined ? "var(--muted)" : undefined,
    values: [formatCount(calls, locale), formatShare(total === 0 ? 0 : calls / total, locale)],
  });
  const others = (values: readonly ValueMetric[], missing: number): BarRow[] => {
    const other = total - missing - values.reduce((sum, { calls }) => sum + calls, 0);
    return [
      ...(other > 0 ? [row("other", "Another status", other)] : []),
      row("unreported", "Not reported", missing),
    ];
  };
  return (
    <Card
      title="Phone"
      note="Calls by direction and by phone status, as the phone system reports them; directions may be inferred"
      className={className}
    >
      <div className="grid w-full gap-x-8 gap-y-4 md:grid-cols-2">
        <BarTable
          caption="Calls by direction"
          heads={["Direction", "Calls", "Share"]}
          rows={[
            ...direction.map(({ value, calls }) =>
              row(value, describeDirectionValue(value), calls, links.direction(value)),
            ),
            ...others(direction, unreported.direction),
          ]}
          className="@container w-full"
        />
        <BarTable
          caption="Calls by phone status"
          heads={["Phone status", "Calls", "Share"]}
          rows={[
            ...status.map(({ value, calls }) =>
              row(value, describeStatus(value), calls, links.status(value)),
            ),
            ...others(status, unreported.status),
          ]}
          className="@container w-full"
        />
      </div>
    </Card>
  );
}
