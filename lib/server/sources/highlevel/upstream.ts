import "server-only";
import type { FailureRule, Upstream } from "../http/upstream";
import { fileNames, withPreset, type HighLevelSettings, type SettingNames } from "./settings";

const newToken = (setting: string) => `under Settings → Private Integrations and set ${setting}.`;

/** The message of an error about a scope. */
export const scopeMissing = (scope: string): string =>
  `The token lacks the scope ${scope}. Add it under Settings → Private Integrations.`;

/**
 * What HighLevel's errors mean. A 401 can be about the token, a missing scope, the class of the token or the Version header: only the text
 * tells (observed on real servers).
 */
const failuresOf = (
  system: string,
  { token, locationId, baseUrl, apiVersion }: SettingNames,
): FailureRule[] => [
  {
    status: [400, 401],
    says: [/version/i, /header|segment|API version/i],
    code: "upstream_rejected",
    message: () =>
      `${system} does not know this API version. Check ${apiVersion}; 2021-04-15 is the documented one.`,
  },
  {
    status: [401, 403],
    says: [/user type mismatch|authClass/i],
    code: "upstream_forbidden",
    message: () =>
      `The token is an agency's; the call log needs a sub-account's. Create a new one in the sub-account ${newToken(token)}`,
  },
  {
    status: [401, 403],
    says: [/\bscope/i],
    code: "upstream_forbidden",
    message: ({ scope }) => scopeMissing(scope),
  },
  ...[{ status: [403] }, { status: [401], says: [/access to this location/i] }].map((when): FailureRule => ({
    ...when,
    code: "upstream_forbidden",
    message: () => `The token does not have access to this location. Check ${locationId} and ${token}.`,
  })),
  {
    status: [401],
    code: "upstream_unauthorized",
    message: () =>
      `${system} refused the token: it is invalid or has expired. Create a new one ${newToken(token)}`,
  },
  {
    status: [404],
    says: [/cannot (get|head)\b|<html/i],
    code: "upstream_rejected",
    message: () => `${system} does not have this address. Check ${apiVersion} and ${baseUrl}.`,
  },
  { status: [400], says: [/not found/i], code: "not_found", message: ({ missing }) => missing },
  {
    status: [404],
    code: "upstream_rejected",
    message: ({ missing }) =>
      missing === undefined
        ? `${system} does not have this list. Check ${baseUrl} and ${locationId}.`
        : undefined,
  },
  {
    says: [/locationId is missing|location.{0,40}(invalid|not found|not active)/i],
    code: "upstream_rejected",
    message: ({ missing }) =>
      missing === undefined ? `${system} does not accept this location. Check ${locationId}.` : undefined,
  },
];

/** HighLevel's API with the token of one sub-account. */
export function createUpstream(settings: HighLevelSettings): Upstream {
  const { system, baseUrl, token, locationId, names = fileNames } = withPreset(settings);
  return {
    name: system.en,
    baseUrl,
    settings: { address: names.baseUrl, all: `${names.baseUrl} and ${names.apiVersion}` },
    headers: { Authorization: `Bearer ${token}` },
    secrets: [token, locationId],
    failures: failuresOf(system.en, names),
  };
}
