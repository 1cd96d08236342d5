import "server-only";
import type { ConnectionField, ProviderKind } from "@/lib/calls/connection-settings";
import { presetNames, presets } from "./presets";

const fields: readonly ConnectionField[] = [
  {
    name: "token",
    label: "Private integration token",
    help: "Of the sub-account: Settings → Private Integrations, with the scope voice-ai-dashboard.readonly.",
    isSecret: true,
  },
  { name: "locationId", label: "Location ID", help: "Settings → Business Profile shows it." },
  {
    name: "baseUrl",
    label: "API address",
    help: "Only for a white-label with an API address of its own.",
    isOptional: true,
  },
];

/** HighLevel and its white-labels, each by a private integration token. */
export const kinds: ProviderKind[] = presetNames.map((preset) => ({
  id: preset,
  label: presets[preset].system.en,
  settings: { preset },
  fields,
}));
