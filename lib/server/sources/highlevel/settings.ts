import "server-only";
import { z } from "zod";
import { baseUrl, visible } from "../setting-types";
import { presets } from "./presets";

/** How a connection of this provider is described in the configuration. The token is resolved by then. */
export const highLevelSettings = z.strictObject({
  /** A sub-account's private integration token or OAuth access token. */
  token: z.string().regex(visible, 'expected the token alone, in one piece and without "Bearer" in front'),
  locationId: z.string().regex(visible, "expected the id of one location, in one piece"),
  /** An https URL, or http on loopback; without a slash at its end. */
  baseUrl: baseUrl.default(presets.highlevel.baseUrl),
  /** The `Version` header, "2021-04-15" as documented for call logs, or "v3". */
  apiVersion: z
    .string()
    .regex(/^(?:v\d{1,3}|\d{4}-\d{2}-\d{2})$/, "expected a date such as 2021-04-15, or a version such as v3")
    .default(presets.highlevel.version),
});

/** One HighLevel sub-account, or one of a white-label of it. */
export interface HighLevelSettings extends z.infer<typeof highLevelSettings> {
  /** Slug of the connection, which every call carries. */
  slug: string;
  /** What messages call the settings, if the configuration file does not name them. */
  names?: SettingNames;
}

export type SettingNames = Record<keyof z.infer<typeof highLevelSettings>, string>;

/** What messages call the settings of the configuration file. */
export const fileNames: SettingNames = {
  token: "token",
  locationId: "locationId",
  baseUrl: "baseUrl",
  apiVersion: "apiVersion",
};
