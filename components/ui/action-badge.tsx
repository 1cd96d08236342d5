import {
  BookOpen,
  Braces,
  CalendarCheck,
  CircleDashed,
  ClipboardList,
  ListChecks,
  MessageSquare,
  PhoneForwarded,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import { describeActionType } from "@/lib/calls/action-types";

const icons: Record<string, LucideIcon> = {
  booking: CalendarCheck,
  transfer: PhoneForwarded,
  sms: MessageSquare,
  workflow: Workflow,
  extraction: ClipboardList,
  "in-call": ListChecks,
  custom: Braces,
  knowledge: BookOpen,
  other: CircleDashed,
};

/** The picture of an action type in its colour; its name always stands beside it. */
export function ActionIcon({ type, className = "size-3.5" }: { type: string; className?: string }) {
  const { slug } = describeActionType(type);
  const Icon = icons[slug] ?? CircleDashed;
  return <Icon className={`${className} shrink-0`} color={`var(--action-${slug})`} aria-hidden="true" />;
}

/** An action type as a badge; `count` where it ran more than once. */
export function ActionBadge({ type, count = 1 }: { type: string; count?: number }) {
  const { label, short } = describeActionType(type);
  return (
    <span className="chip chip--sm max-w-full gap-1 px-1.5" title={label}>
      <ActionIcon type={type} />
      <span className="truncate">{short}</span>
      {count > 1 && <span className="shrink-0 whitespace-nowrap text-muted">×{count}</span>}
    </span>
  );
}
