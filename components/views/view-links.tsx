"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import type { View } from "@/lib/calls/answers";
import { viewLink } from "@/lib/calls/views/view-query";
import type { CurrentView } from "./use-current-view";

interface ViewLinksProps {
  views: readonly View[];
  current: CurrentView | undefined;
  onGo: () => void;
}

/** The way to each view. */
export function ViewLinks({ views, current, onGo }: ViewLinksProps) {
  if (views.length === 0) {
    return (
      <p className="px-3 py-2 text-sm text-muted">
        No views yet. A view keeps what this page shows under a name, for everybody here.
      </p>
    );
  }
  return (
    <ul aria-label="Saved views" className="max-h-72 overflow-y-auto">
      {views.map((view) => {
        const chosen = view.id === current?.view.id;
        return (
          <li key={view.id}>
            <Link
              href={viewLink(view)}
              prefetch={false}
              aria-current={chosen && !current.edited ? "page" : undefined}
              onClick={onGo}
              className="flex min-h-9 items-center gap-2 rounded-lg px-3 py-1.5 text-sm hover:bg-default"
            >
              <span className="min-w-0 break-words">{view.name}</span>
              {chosen && current.edited && <span className="shrink-0 text-xs text-muted">edited</span>}
              {view.isDefault && <span className="chip chip--sm shrink-0 px-1.5">Default</span>}
              {chosen && !current.edited && <Check className="ms-auto size-4 shrink-0" aria-hidden="true" />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
