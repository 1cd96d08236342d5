"use client";

import Link from "next/link";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";
import type { View } from "@/lib/calls/answers";
import { viewLink } from "@/lib/calls/views/view-query";
import type { CurrentView } from "./use-current-view";

interface ViewActionsProps {
  current: CurrentView | undefined;
  /** The present query as a view keeps it. */
  present: string;
  busy: boolean;
  onChange: (change: Partial<Pick<View, "query" | "isDefault">>) => void;
  onAsk: (what: "save" | "rename" | "delete") => void;
  onGo: () => void;
}

const entry = "w-full justify-start font-normal";

const Entry = (props: ComponentProps<typeof Button>) => (
  <Button variant="ghost" className={entry} {...props} />
);

/** What can be done with the view that one is on, or that the address departed from. */
export function ViewActions({ current, present, busy, onChange, onAsk, onGo }: ViewActionsProps) {
  const { outcome, copy } = useCopy();
  const view = current?.view;
  return (
    <div className="border-t border-separator pt-1">
      {view && current.edited && (
        <>
          <Entry busy={busy} onClick={() => onChange({ query: present })}>
            <span className="truncate">Overwrite “{view.name}”</span>
          </Entry>
          <Link
            href={viewLink(view)}
            prefetch={false}
            onClick={onGo}
            className={`button button--sm button--ghost rounded-lg ${entry}`}
          >
            <span className="truncate">Reset to “{view.name}”</span>
          </Link>
        </>
      )}
      <Entry onClick={() => onAsk("save")}>Save as a new view</Entry>
      {view && (
        <>
          <Entry onClick={() => onAsk("rename")}>Rename</Entry>
          <Entry
            busy={busy}
            title="Without filters, the links at the top lead to the default view"
            onClick={() => onChange({ isDefault: !view.isDefault })}
          >
            {view.isDefault ? "No longer the default" : "Make it the default"}
          </Entry>
          <Entry onClick={() => copy(window.location.origin + viewLink(view))}>
            <span role="status">
              {outcome === "copied"
                ? "Copied"
                : outcome === "failed"
                  ? "Could not copy"
                  : "Copy link to the view"}
            </span>
          </Entry>
          <Entry onClick={() => onAsk("delete")}>Delete</Entry>
        </>
      )}
    </div>
  );
}
