import {
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  Voicemail,
  type LucideIcon,
} from "lucide-react";
import type { CallRow } from "@/lib/calls/call";
import { describeDirection } from "@/lib/calls/call-text/direction";
import { describeStatus } from "@/lib/calls/fields/status";

const directionIcons: ReadonlyMap<string, LucideIcon> = new Map([
  ["inbound", PhoneIncoming],
  ["outbound", PhoneOutgoing],
]);

/** Of an answered call there is nothing to see. */
const statusIcons: ReadonlyMap<string, LucideIcon> = new Map([
  ["voicemail", Voicemail],
  ["no-answer", PhoneMissed],
  ["busy", PhoneMissed],
  ["failed", PhoneOff],
]);

const Picture = ({ shape: Shape, className }: { shape: LucideIcon; className: string }) => (
  <Shape className={`${className} shrink-0 text-muted`} aria-hidden="true" />
);

function Icon({ shape, label }: { shape: LucideIcon; label: string }) {
  return (
    <span title={label}>
      <Picture shape={shape} className="size-3.5" />
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** The picture of a value of the filters on direction or phone status; its name stands beside it. */
export function PhoneValueIcon({ value }: { value: string }) {
  const shape = directionIcons.get(value) ?? statusIcons.get(value);
  return shape ? <Picture shape={shape} className="size-4" /> : null;
}

/** Direction and phone status of a call, quietly; nothing of what is not reported. */
export function PhoneIcons({ call: { direction, phoneStatus } }: { call: CallRow }) {
  const way = direction && directionIcons.get(direction.value);
  const state = phoneStatus && statusIcons.get(phoneStatus.value);
  if (!way && !state) return null;
  return (
    <span className="inline-flex h-lh shrink-0 items-center gap-1">
      {direction && way && <Icon shape={way} label={describeDirection(direction).spoken} />}
      {phoneStatus && state && <Icon shape={state} label={describeStatus(phoneStatus.value)} />}
    </span>
  );
}
