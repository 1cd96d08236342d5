import type { Notice } from "@/lib/calls/answers";
import { Info } from "lucide-react";

/** What of a link was not understood, and what could not be shown. Nothing where there is nothing to say. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <div
      role="status"
      className="flex gap-3 rounded-xl border border-warning/40 bg-warning-soft px-4 py-2.5 text-sm"
    >
      <Info className="mt-0.5 size-4 shrink-0 text-warning-soft-foreground" aria-hidden="true" />
      <ul className="min-w-0 space-y-1">
        {notices.map(({ message }) => (
          <li key={message} className="break-words">
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
