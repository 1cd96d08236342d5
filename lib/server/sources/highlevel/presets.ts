import "server-only";

/** An upstream that speaks HighLevel's API, under its own name. */
interface Preset {
  label: string;
  baseUrl: string;
  /** The `Version` header for call logs. */
  version: string;
  /** The app in which people work with the account. */
  links: { app: string };
}

const baseUrl = "https://services.leadconnectorhq.com";

export const presets = {
  highlevel: {
    label: "HighLevel",
    baseUrl,
    version: "2021-04-15",
    links: { app: "https://app.gohighlevel.com" },
  },
} satisfies Record<string, Preset>;
