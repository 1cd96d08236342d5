import "server-only";
import type { FailureRule, TokenSource, Upstream } from "../http/upstream";
import { fileNames, label, type SettingNames, type TelzinoSettings } from "./settings";

const wrongAddress = ({ baseUrl }: SettingNames): FailureRule => ({
  status: [404],
  code: "upstream_rejected",
  message: ({ missing }) =>
    missing === undefined ? `Telzino does not have this address. Check ${baseUrl}.` : undefined,
});

/** What the token endpoint's errors mean. Their bodies are not documented, so only the status counts. */
const tokenFailures = (names: SettingNames): FailureRule[] => [
  {
    status: [400, 401, 403],
    code: "upstream_unauthorized",
    message: () =>
      `Telzino refused the client id or its secret. Check ${names.clientId} and ${names.clientSecret}.`,
  },
  wrongAddress(names),
];

/** What the errors of all other endpoints mean. */
const failures = (names: SettingNames): FailureRule[] => [
  {
    status: [401],
    code: "upstream_unauthorized",
    message: () =>
      `Telzino refused an access token that it had just given. Check ${names.clientId} and ${names.baseUrl}.`,
  },
  {
    status: [403],
    code: "upstream_forbidden",
    message: () =>
      `The credentials may not read this in Telzino. Check their permissions and ${names.organizationId}.`,
  },
  wrongAddress(names),
];

/** Telzino's token endpoint. */
export function createTokenUpstream(settings: TelzinoSettings): Upstream {
  const { baseUrl, clientId, clientSecret, names = fileNames } = settings;
  return {
    name: label,
    baseUrl,
    settings: { address: names.baseUrl, all: names.baseUrl },
    headers: {},
    secrets: [clientSecret, clientId],
    failures: tokenFailures(names),
  };
}

/** Telzino's API with the tokens of one account. */
export const createUpstream = (settings: TelzinoSettings, token: TokenSource): Upstream => ({
  ...createTokenUpstream(settings),
  failures: failures(settings.names ?? fileNames),
  token,
});
