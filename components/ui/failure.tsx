"use client";

import { useUpstreamName } from "@/components/query/connections";
import { Button } from "@/components/ui/button";
import { CircleAlert, CloudOff, KeyRound, SearchX, Timer, type LucideIcon } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import type { ApiError, ErrorCode } from "@/lib/calls/errors";

const faces: Record<ErrorCode, { title: string | ((upstream: string) => string); icon: LucideIcon }> = {
  bad_request: { title: "This question cannot be answered", icon: CircleAlert },
  unauthenticated: { title: "Please sign in", icon: KeyRound },
  forbidden: { title: "You may not see this", icon: KeyRound },
  not_found: { title: "Nothing is here", icon: SearchX },
  upstream_unauthorized: { title: (upstream) => `${upstream} refused the token`, icon: KeyRound },
  upstream_forbidden: { title: "The token may not read this", icon: KeyRound },
  upstream_rejected: { title: (upstream) => `${upstream} refused the request`, icon: CircleAlert },
  upstream_rate_limited: { title: (upstream) => `${upstream} asks us to wait`, icon: Timer },
  upstream_unavailable: { title: (upstream) => `${upstream} cannot be reached`, icon: CloudOff },
  upstream_malformed: { title: (upstream) => `${upstream}'s answer could not be read`, icon: CloudOff },
  internal: { title: "Something went wrong", icon: CircleAlert },
};

/** Seconds until a page tries again by itself. */
const pause = 15;

interface FailureProps {
  error: ApiError;
  /** Asks once more; while it does, `busy` is true. */
  retry: () => void;
  busy: boolean;
  /** Other ways out. */
  children?: ReactNode;
}

/** What went wrong and what to do. What may pass by itself is tried again after a while. */
export function Failure({ error, retry, busy, children }: FailureProps) {
  const { title, icon: Icon } = faces[error.code];
  const upstream = useUpstreamName(undefined, "The upstream");
  const wait = error.retryable ? Math.max(error.retryAfter ?? pause, 1) : undefined;
  useEffect(() => {
    if (wait === undefined || busy) return;
    const timer = setTimeout(retry, wait * 1000);
    return () => clearTimeout(timer);
  }, [wait, busy, retry]);
  return (
    <section
      role="alert"
      className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-16 text-center"
    >
      <Icon className="size-8 text-muted" aria-hidden="true" />
      <h2 className="text-lg font-semibold">{typeof title === "string" ? title : title(upstream)}</h2>
      <p className="text-sm break-words text-muted">{error.message}</p>
      <div className="flex flex-wrap justify-center gap-2">
        {children}
        <Button variant="secondary" busy={busy} onClick={retry}>
          Try again
        </Button>
      </div>
      {wait !== undefined && (
        <p className="text-xs text-muted">Callboard tries again by itself in a while.</p>
      )}
    </section>
  );
}
