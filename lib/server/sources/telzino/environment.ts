import "server-only";
import { z } from "zod";
import { ConfigError } from "../../config-error";
import { timeZone } from "../setting-types";
import { label, telzinoSettings, type SettingNames } from "./settings";

const { clientId, clientSecret, organizationId, baseUrl } = telzinoSettings.shape;

const names: SettingNames = {
  clientId: "TELZINO_CLIENT_ID",
  clientSecret: "TELZINO_CLIENT_SECRET",
  organizationId: "TELZINO_ORGANIZATION_ID",
  baseUrl: "TELZINO_BASE_URL",
};

/** The variables of the account that the environment configures. */
const variables = z.object({
  TELZINO_CLIENT_ID: clientId.optional(),
  TELZINO_CLIENT_SECRET: clientSecret.optional(),
  TELZINO_ORGANIZATION_ID: organizationId,
  TELZINO_BASE_URL: baseUrl,
  TELZINO_TIME_ZONE: timeZone.optional(),
  TELZINO_NAME: z.string().max(60, "expected at most 60 characters").default(label),
});

/** The account of the environment, as the configuration file would have it; undefined if there is none. */
function accountOf(values: z.infer<typeof variables>) {
  const { TELZINO_CLIENT_ID: id, TELZINO_CLIENT_SECRET: secret } = values;
  const { TELZINO_ORGANIZATION_ID: organization, TELZINO_TIME_ZONE: zone } = values;
  if (id === undefined && secret === undefined) return undefined;
  if (id === undefined) {
    throw new ConfigError("TELZINO_CLIENT_ID is missing: expected the client id of TELZINO_CLIENT_SECRET");
  }
  if (secret === undefined) {
    throw new ConfigError("TELZINO_CLIENT_SECRET is missing: expected the secret of TELZINO_CLIENT_ID");
  }
  return {
    name: values.TELZINO_NAME,
    clientId: id,
    clientSecret: secret,
    baseUrl: values.TELZINO_BASE_URL,
    names,
    ...(organization === undefined ? {} : { organizationId: organization }),
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
}

/** How the environment configures one account. `needed` are the variables without which there is none. */
export const environment = {
  variables,
  needed: ["TELZINO_CLIENT_ID", "TELZINO_CLIENT_SECRET"],
  accountOf,
};
