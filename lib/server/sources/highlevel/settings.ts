import "server-only";
import { z } from "zod";
import { baseUrl, hostName, visible } from "../setting-types";
import { presetNames, presets } from "./presets";

/** How a connection of this provider is described in the configuration. The token is resolved by then. */
export const highLevelSettings = z.strictObject({
  /** A sub-account's private integration token or OAuth access token. */
  token: z.string().regex(visible, 'expected the token alone, in one piece and without "Bearer" in front'),
  locationId: z.string().regex(visible, "expected the id of one location, in one piece"),
  /** The white-label that the location belongs to, HighLevel itself by default. It decides the settings below. */
  preset: z.enum(presetNames, `expected one of ${presetNames.join(", ")}`).optional(),
  /** An https URL, or http on loopback; without a slash at its end. */
  baseUrl: baseUrl.optional(),
  /** The `Version` header: "2021-04-15", "2021-07-28", "2023-02-21" or "v3"; a newer one may exist. */
  apiVersion: z
    .string()
    .regex(/^(?:v\d{1,3}|\d{4}-\d{2}-\d{2})$/, "expected a date such as 2021-04-15, or a version such as v3")
    .optional(),
  /** Host of the app in which users work: links out lead there. */
  appHost: hostName.optional(),
});

type Settings = z.infer<typeof highLevelSettings>;

/** One HighLevel sub-account, or one of a white-label of it. */
export interface HighLevelSettings extends Settings {
  /** Slug of the connection, which every call carries. */
  slug: string;
  /** What messages call the settings, if the configuration file does not name them. */
  names?: SettingNames;
}

/** The settings, with those of the preset where the configuration says nothing. */
export function withPreset<Own extends Settings>(settings: Own) {
  const { system, documentation, ...preset } = presets[settings.preset ?? "highlevel"];
  return {
    system,
    documentation,
    ...settings,
    baseUrl: settings.baseUrl ?? preset.baseUrl,
    apiVersion: settings.apiVersion ?? preset.version,
    appHost: settings.appHost ?? preset.appHost,
  };
}

export type SettingNames = Record<"token" | "locationId" | "baseUrl" | "apiVersion", string>;

/** What messages call the settings of the configuration file. */
export const fileNames: SettingNames = {
  token: "token",
  locationId: "locationId",
  baseUrl: "baseUrl",
  apiVersion: "apiVersion",
};
