import "server-only";
import type { SystemNames } from "../source";

/** An upstream that speaks HighLevel's API, under its own name. */
interface Preset {
  system: SystemNames;
  /** The address of the API. */
  baseUrl: string;
  /** The `Version` header for call logs. */
  version: string;
  /** Host of the app in which its users work. */
  appHost: string;
  /** What its vendor writes about the call logs. */
  documentation: string;
}

const api = "https://services.leadconnectorhq.com";

/** White-labels of HighLevel share its API: they differ by what is said here. */
export const presets = {
  highlevel: {
    system: { en: "HighLevel", es: "HighLevel" },
    baseUrl: api,
    version: "2021-04-15",
    appHost: "app.gohighlevel.com",
    documentation: "https://marketplace.gohighlevel.com/docs/ghl/voice-ai/get-call-logs",
  },
  leadway: {
    system: { en: "Leadway", es: "Leadway CRM" },
    baseUrl: api,
    version: "2021-07-28",
    appHost: "app.leadwaycrm.com",
    documentation: "https://developers.leadwaycrm.com/api-reference/voice-ai/voice-ai-get-call-logs",
  },
} satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as PresetName[];
