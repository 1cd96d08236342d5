"use client";

import dynamic from "next/dynamic";
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
export const AgentsPanel = dynamic(() => import("./panels/agents-panel").then((panel) => panel.AgentsPanel), {
  loading,
});
export const DurationPanel = dynamic(
  () => import("./panels/duration-panel").then((panel) => panel.DurationPanel),
  { loading },
);
export const KindPanel = dynamic(() => import("./panels/kind-panel").then((panel) => panel.KindPanel), {
  loading,
});
export const ActionsPanel = dynamic(
  () => import("./panels/actions-panel").then((panel) => panel.ActionsPanel),
  { loading },
);
export const ContactsPanel = dynamic(
  () => import("./panels/contacts-panel").then((panel) => panel.ContactsPanel),
  { loading },
);
export const FieldsPanel = dynamic(() => import("./panels/fields-panel").then((panel) => panel.FieldsPanel), {
  loading,
});
export const MorePanel = dynamic(() => import("./panels/more-panel").then((panel) => panel.MorePanel), {
  loading,
});
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
