import type { LateReport } from "@/lib/calls/charts/reported-since";

/** Which actions were not reported in all of the time shown. */
export function LateNote({ late }: { late: readonly LateReport[] }) {
  return late.map(({ type, text }) => (
    <span key={type} className="block text-foreground">
      {text}.
    </span>
  ));
}
