import "server-only";

/** An upstream that speaks HighLevel's API, under its own name. */
interface Preset {
  label: string;
  baseUrl: string;
  /** The `Version` header for call logs. */
  version: string;
}

export const presets = {
  highlevel: {
    label: "HighLevel",
    baseUrl: "https://services.leadconnectorhq.com",
    version: "2021-04-15",
  },
} satisfies Record<string, Preset>;
