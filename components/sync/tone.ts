import type { SyncTone } from "@/lib/calls/sync/summary";

/** What a state looks like as a small spot; it never says anything that the words beside it do not. */
export const toneClasses: Record<SyncTone, string> = {
  good: "bg-success",
  busy: "bg-accent",
  resting: "bg-muted",
  bad: "bg-danger",
  none: "border border-muted",
};
