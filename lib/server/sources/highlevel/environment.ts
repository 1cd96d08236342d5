import "server-only";
import { z } from "zod";
import { ConfigError } from "../../config-error";
import { timeZone } from "../setting-types";
import { presets } from "./presets";
import { highLevelSettings, type SettingNames } from "./settings";

const { token, locationId, preset, baseUrl, apiVersion, appHost } = highLevelSettings.shape;

const names: SettingNames = {
  token: "HIGHLEVEL_TOKEN",
  locationId: "HIGHLEVEL_LOCATION_ID",
  baseUrl: "HIGHLEVEL_BASE_URL",
  apiVersion: "HIGHLEVEL_API_VERSION",
};

/** The variables of the account that the environment configures. */
const variables = z.object({
  HIGHLEVEL_TOKEN: token.optional(),
  HIGHLEVEL_LOCATION_ID: locationId.optional(),
  HIGHLEVEL_PRESET: preset,
  HIGHLEVEL_BASE_URL: baseUrl,
  HIGHLEVEL_API_VERSION: apiVersion,
  HIGHLEVEL_APP_HOST: appHost,
  HIGHLEVEL_TIME_ZONE: timeZone.optional(),
  HIGHLEVEL_NAME: z.string().max(60, "expected at most 60 characters").optional(),
});

/** The account of the environment, as the configuration file would have it; undefined if there is none. */
function accountOf(values: z.infer<typeof variables>) {
  const { HIGHLEVEL_TOKEN: given, HIGHLEVEL_LOCATION_ID: location, HIGHLEVEL_TIME_ZONE: zone } = values;
  if (given === undefined && location === undefined) return undefined;
  if (given === undefined) {
    throw new ConfigError(
      "HIGHLEVEL_TOKEN is missing: expected the token of the location HIGHLEVEL_LOCATION_ID",
    );
  }
  if (location === undefined) {
    throw new ConfigError(
      "HIGHLEVEL_LOCATION_ID is missing: expected the id of the location of HIGHLEVEL_TOKEN",
    );
  }
  return {
    name: values.HIGHLEVEL_NAME ?? presets[values.HIGHLEVEL_PRESET ?? "highlevel"].system.en,
    token: given,
    locationId: location,
    preset: values.HIGHLEVEL_PRESET,
    baseUrl: values.HIGHLEVEL_BASE_URL,
    apiVersion: values.HIGHLEVEL_API_VERSION,
    appHost: values.HIGHLEVEL_APP_HOST,
    names,
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
}

/** How the environment configures one account. `needed` are the variables without which there is none. */
export const environment = {
  variables,
  needed: ["HIGHLEVEL_TOKEN", "HIGHLEVEL_LOCATION_ID"],
  accountOf,
};
