import "server-only";
import type { ProviderKind } from "@/lib/calls/connection-settings";
import { label } from "./settings";

/** Telzino, by client credentials. */
export const kinds: ProviderKind[] = [
  {
    id: "telzino",
    label,
    settings: {},
    fields: [
      { name: "clientId", label: "Client ID", help: "From the dashboard of Telzino." },
      { name: "clientSecret", label: "Client secret", isSecret: true },
      {
        name: "organizationId",
        label: "Organization ID",
        help: "Only if the credentials reach several organizations.",
        isOptional: true,
      },
      { name: "baseUrl", label: "API address", isOptional: true },
    ],
  },
];
