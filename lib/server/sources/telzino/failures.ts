import "server-only";
import type { FailureRule } from "../http/upstream";

const wrongAddress: FailureRule = {
  status: [404],
  code: "upstream_rejected",
  message: ({ missing }) =>
    missing === undefined ? "Telzino does not have this address. Check TELZINO_BASE_URL." : undefined,
};

/** What the token endpoint's error answers mean. Their bodies are not documented, so only the status counts. */
export const tokenFailures: readonly FailureRule[] = [
  {
    status: [400, 401, 403],
    code: "upstream_unauthorized",
    message: () =>
      "Telzino refused the client id or its secret. Check TELZINO_CLIENT_ID and TELZINO_CLIENT_SECRET.",
  },
  wrongAddress,
];

/** What the error answers of all other endpoints mean. */
export const failures: readonly FailureRule[] = [
  {
    status: [401],
    code: "upstream_unauthorized",
    message: () =>
      "Telzino refused an access token that it had just given. Check TELZINO_CLIENT_ID and TELZINO_BASE_URL.",
  },
  {
    status: [403],
    code: "upstream_forbidden",
    message: () =>
      "The credentials may not read this in Telzino. Check their permissions and TELZINO_ORGANIZATION_ID.",
  },
  wrongAddress,
];
