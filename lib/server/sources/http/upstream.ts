import "server-only";
import type { ErrorCode } from "@/lib/calls/errors";
import type { Attempt } from "./retry";

/** Access tokens of an account that end, and are fetched with its credentials. */
export interface TokenSource {
  /** A token, fetched once for all that wait for it. @throws the signal's reason when it aborts */
  get(signal: AbortSignal): Promise<Attempt<string>>;
  /** Forgets a token that the upstream has refused, so that the next request fetches another. */
  drop(token: string): void;
}

/** One upstream API with one account's token, which stays in here. */
export interface Upstream {
  /** Its name, for messages. */
  name: string;
  /** An https URL, or http on loopback. */
  baseUrl: string;
  /** The settings that messages name: the one of the address, and all that can make an answer unreadable. */
  settings: { address: string; all: string };
  /** Headers of each request, a token that does not end included. */
  headers: Record<string, string>;
  /** Where the token ends. */
  token?: TokenSource;
  /** Values that no message may quote. */
  secrets: readonly string[];
  /** What its error answers mean. The first rule that fits counts; the rules of all upstreams come behind. */
  failures: readonly FailureRule[];
}

/** One documented GET of an upstream. */
export interface Endpoint {
  path: string;
  parameters?: Record<string, string>;
  headers?: Record<string, string>;
  /** The permission that the token needs. */
  scope: string;
  /** Media type of the answer, JSON by default. */
  accept?: string;
  /** The message for a 404, if one is to be expected. */
  missing?: string;
}

/** What an error answer means, and what the operator can do. */
export interface FailureRule {
  /** The statuses that it is about; absent: any. */
  status?: readonly number[];
  /** Patterns that all have to be in the body, and tests that it has to pass. */
  says?: readonly (RegExp | ((body: string) => boolean))[];
  code: ErrorCode;
  /** The rule does not fit if this gives undefined. */
  message: (endpoint: Endpoint) => string | undefined;
}
