import "server-only";
import { z } from "zod";
import { baseUrl, visible } from "../setting-types";

/** What messages and pages call the upstream. */
export const label = "Telzino";

/** How a connection of this provider is described in the configuration. The secret is resolved by then. */
export const telzinoSettings = z.strictObject({
  /** The credentials of Telzino's dashboard. */
  clientId: z.string().regex(visible, "expected the client id alone, in one piece"),
  clientSecret: z.string().regex(visible, "expected the client secret alone, in one piece"),
  /** The organization whose agents are read; absent: all that the credentials reach. */
  organizationId: z.string().regex(visible, "expected the id of one organization, in one piece").optional(),
  /** An https URL, or http on loopback; without a slash at its end. */
  baseUrl: baseUrl.default("https://api.telzino.com"),
});

/** One Telzino organization. */
export interface TelzinoSettings extends z.infer<typeof telzinoSettings> {
  /** Slug of the connection, which every call carries. */
  slug: string;
  /** What messages call the settings, if the configuration file does not name them. */
  names?: SettingNames;
}

export type SettingNames = Record<keyof z.infer<typeof telzinoSettings>, string>;

/** What messages call the settings of the configuration file. */
export const fileNames: SettingNames = {
  clientId: "clientId",
  clientSecret: "clientSecret",
  organizationId: "organizationId",
  baseUrl: "baseUrl",
};
