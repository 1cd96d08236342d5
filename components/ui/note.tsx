import { Info } from "lucide-react";
import type { ReactNode } from "react";

interface NoteProps {
  /** It says how something stands, and again and again: who hears the page is not told each time. */
  steady?: boolean;
  children: ReactNode;
}

/** Something to know about what the page shows, above it. */
export function Note({ steady, children }: NoteProps) {
  return (
    <div
      role={steady ? "note" : "status"}
      className="flex gap-3 rounded-xl border border-warning/40 bg-warning-soft px-4 py-2.5 text-sm"
    >
      <Info className="mt-0.5 size-4 shrink-0 text-warning-soft-foreground" aria-hidden="true" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
