"use client";

import { useState } from "react";
import { useClosePopover } from "@/components/ui/close-popover";
import type { View } from "@/lib/calls/answers";
import { api } from "@/lib/calls/query/parts";
import type { ViewPage } from "@/lib/calls/views/view-query";
import { DeleteView } from "./delete-view";
import { NameForm } from "./name-form";
import { useChangeViews } from "./use-change-views";
import type { CurrentView } from "./use-current-view";
import { ViewActions } from "./view-actions";
import { ViewLinks } from "./view-links";

interface ViewsPanelProps {
  page: ViewPage;
  /** The present query as a view keeps it. */
  present: string;
  current: CurrentView | undefined;
  /** Those of the page. */
  views: readonly View[];
  /** Why none can be saved. */
  unavailable: string | undefined;
}

/** The views of a page to go to, and what can be done with the present one. */
export function ViewsPanel({ page, present, current, views, unavailable }: ViewsPanelProps) {
  const [asking, setAsking] = useState<"save" | "rename" | "delete">();
  const close = useClosePopover();
  const { mutate, isPending, error, reset } = useChangeViews();
  const ask = (what: typeof asking) => {
    reset();
    setAsking(what);
  };
  const settle = { onSuccess: () => setAsking(undefined) };
  const form = { busy: isPending, error: error?.message, onCancel: () => ask(undefined) };
  const view = current?.view;

  if (asking === "save") {
    const save = (name: string) =>
      mutate({ method: "POST", path: api.views(), body: { name, page, query: present } }, settle);
    return <NameForm {...form} name="" action="Save" onSubmit={save} />;
  }
  if (asking === "rename" && view) {
    const rename = (name: string) =>
      mutate({ method: "PATCH", path: api.view(view.id), body: { name } }, settle);
    return <NameForm {...form} name={view.name} action="Rename" onSubmit={rename} />;
  }
  if (asking === "delete" && view) {
    const remove = () => mutate({ method: "DELETE", path: api.view(view.id), body: {} }, settle);
    return <DeleteView {...form} name={view.name} onDelete={remove} />;
  }
  return (
    <div className="w-72 max-w-full space-y-1">
      <ViewLinks views={views} current={current} onGo={close} />
      {unavailable === undefined ? (
        <ViewActions
          current={current}
          present={present}
          busy={isPending}
          onChange={(body) => view && mutate({ method: "PATCH", path: api.view(view.id), body })}
          onAsk={ask}
          onGo={close}
        />
      ) : (
        <p className="px-3 py-2 text-sm text-muted">{unavailable}</p>
      )}
      <p role="alert" className="px-2 text-sm text-danger-soft-foreground empty:hidden">
        {error?.message}
      </p>
    </div>
  );
}
