import "server-only";
import { CallboardError } from "../../errors";
import type { HttpClient } from "../http/client";
import type { Endpoint } from "../http/upstream";
import type { SourceScopes } from "../source";
import { scopeMissing } from "./upstream";

/** What the optional scopes of a token bring. */
export const brings: Readonly<Record<string, string>> = {
  "conversations/message.readonly": "direction, phone status and recordings",
  "voice-ai-agents.readonly": "names of agents",
  "contacts.readonly": "names of contacts",
  "locations.readonly": "the time zone of the account",
};

/** A client that notes which of the optional scopes its token was found to have, and which not. */
export function watchScopes(client: HttpClient): { client: HttpClient; scopes: SourceScopes } {
  const found = new Map<string, boolean>();

  async function watch<T>({ scope }: Endpoint, request: Promise<T>): Promise<T> {
    if (!Object.hasOwn(brings, scope)) return request;
    try {
      const answer = await request;
      found.set(scope, true);
      return answer;
    } catch (error) {
      if (error instanceof CallboardError && error.message === scopeMissing(scope)) found.set(scope, false);
      throw error;
    }
  }

  return {
    client: {
      getJson: (endpoint, parse, options) => watch(endpoint, client.getJson(endpoint, parse, options)),
      getStream: (endpoint, options) => watch(endpoint, client.getStream(endpoint, options)),
    },
    scopes: { brings, found: () => found },
  };
}
