import "server-only";
import type { TokenSource, Upstream } from "../http/upstream";
import { failures } from "./failures";
import { label, type TelzinoSettings } from "./settings";

/** Telzino's API with the credentials of one account. */
export function createUpstream({ baseUrl, clientId, clientSecret }: TelzinoSettings): Upstream {
  return {
    name: label,
    baseUrl,
    settings: { address: "TELZINO_BASE_URL", all: "TELZINO_BASE_URL" },
    headers: {},
    secrets: [clientSecret, clientId],
    failures,
  };
}

/** The same with the token that its requests carry. */
export const withToken = (upstream: Upstream, token: TokenSource): Upstream => ({ ...upstream, token });
