"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { PanelSkeleton } from "@/components/filters/panel-skeleton";
import { viewsQuery } from "@/components/query/queries";
import { PopoverButton } from "@/components/ui/popover-button";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { viewQuery, type ViewPage } from "@/lib/calls/views/view-query";
import { useCurrentView } from "./use-current-view";

const ViewsPanel = dynamic(() => import("./views-panel").then((panel) => panel.ViewsPanel), {
  loading: PanelSkeleton,
});

interface ViewMenuProps {
  page: ViewPage;
  query: CallQuery;
}

/** The saved views of a page: which one it is, and the way to the others. */
export function ViewMenu({ page, query }: ViewMenuProps) {
  const { data, error } = useQuery(viewsQuery());
  const current = useCurrentView(page, query, data?.views);
  return (
    <PopoverButton
      label="Views"
      value={current?.view.name}
      note={current?.edited ? "edited" : undefined}
      icon={<Bookmark aria-hidden="true" />}
      shrinks
    >
      <ViewsPanel
        page={page}
        present={viewQuery(page, query)}
        current={current}
        views={data?.views.filter((view) => view.page === page) ?? []}
        unavailable={data ? data.unavailable : error?.message}
      />
    </PopoverButton>
  );
}
