import type { SyncProgress } from "@/lib/calls/answers";

/** What the token of a connection may not read, and what that would bring. Everything else works without it. */
export function MissingScopes({ scopes }: { scopes: NonNullable<SyncProgress["missingScopes"]> }) {
  return (
    <div className="text-sm">
      <p>The token lacks optional scopes. Add them to the token to see more:</p>
      <ul className="mt-1 space-y-1 text-muted">
        {scopes.map(({ scope, brings }) => (
          <li key={scope} className="break-words">
            <code className="font-mono text-xs text-foreground">{scope}</code> – {brings}
          </li>
        ))}
      </ul>
    </div>
  );
}
