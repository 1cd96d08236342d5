"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { NameOfChoice } from "@/lib/calls/fields/fields";
import type { PanelProps } from "./panel-props";
import { PanelSkeleton } from "./panel-skeleton";

/** What the filters open: loaded when the first of them is opened, as most visits open none. */
const loading = PanelSkeleton;

export const RangePanel = dynamic(() => import("./panels/range-panel").then((panel) => panel.RangePanel), {
  loading,
});
export const ZonePanel = dynamic(() => import("./panels/zone-panel").then((panel) => panel.ZonePanel), {
  loading,
});
export const ChoicePanel = dynamic(() => import("./panels/choice-panel").then((panel) => panel.ChoicePanel), {
  loading,
});
export const ChoicesPanel = dynamic(
  () => import("./panels/choices-panel").then((panel) => panel.ChoicesPanel),
  { loading },
);
export const ValuesPanel = dynamic(() => import("./panels/values-panel").then((panel) => panel.ValuesPanel), {
  loading,
});
const AgentsPanel = dynamic(() => import("./panels/agents-panel").then((panel) => panel.AgentsPanel), {
  loading,
});
export const ConnectionsPanel = dynamic(
  () => import("./panels/connections-panel").then((panel) => panel.ConnectionsPanel),
  { loading },
);
const DurationPanel = dynamic(() => import("./panels/duration-panel").then((panel) => panel.DurationPanel), {
  loading,
});
const ClockPanel = dynamic(() => import("./panels/clock-panel").then((panel) => panel.ClockPanel), {
  loading,
});

/** Panels of fields that have one of their own: one that is missing does not compile. */
export const ownPanels: Record<NameOfChoice<"own">, ComponentType<PanelProps>> = {
  agent: AgentsPanel,
  weekday: ClockPanel,
  hour: ClockPanel,
  duration: DurationPanel,
};

export const ColumnsPanel = dynamic(
  () => import("./panels/columns-panel").then((panel) => panel.ColumnsPanel),
  { loading },
);
export const CopyLinkPanel = dynamic(
  () => import("./panels/copy-link-panel").then((panel) => panel.CopyLinkPanel),
  { loading },
);
export const ExportPanel = dynamic(
  () => import("@/components/export/export-panel").then((panel) => panel.ExportPanel),
  { loading },
);
