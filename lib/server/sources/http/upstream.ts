import "server-only";
import type { ErrorCode } from "@/lib/calls/errors";

/** One upstream API with one account's token, which stays in here. */
export interface Upstream {
  /** Its name, for messages. */
  name: string;
  /** An https URL, or http on loopback. */
  baseUrl: string;
  /** The settings that messages name: the one of the address, and all that can make an answer unreadable. */
  settings: { address: string; all: string };
  /** Headers of each request, the token included. */
  headers: Record<string, string>;
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
  /** Patterns that all have to be in the body. */
  says?: readonly RegExp[];
  code: ErrorCode;
  /** The rule does not fit if this gives undefined. */
  message: (endpoint: Endpoint) => string | undefined;
}
