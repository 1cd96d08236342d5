import { Check, CircleHelp, X } from "lucide-react";
import type { AccessCheck } from "@/lib/calls/connection-settings";

const faces = {
  works: { icon: Check, text: "Works", color: "text-success" },
  missing: { icon: X, text: "Missing", color: "text-danger" },
  unknown: { icon: CircleHelp, text: "Not known", color: "text-muted" },
} as const;

/** What the credentials may read, and what the missing permissions would bring. */
export function AccessChecks({ checks }: { checks: readonly AccessCheck[] }) {
  return (
    <ul aria-label="Permissions" className="space-y-1.5 text-sm">
      {checks.map(({ scope, brings, result, error }) => {
        const { icon: Icon, text, color } = faces[result];
        return (
          <li key={scope} className="flex gap-2">
            <Icon className={`mt-0.5 size-4 shrink-0 ${color}`} aria-hidden="true" />
            <span className="min-w-0 break-words">
              <span className="font-medium">{text}: </span>
              <code className="font-mono text-xs">{scope}</code>{" "}
              <span className="text-muted">
                – {brings}
                {error && `. ${error.message}`}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
