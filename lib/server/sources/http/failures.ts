import "server-only";
import { CallboardError } from "../../errors";
import { isFromBetween } from "./between";
import { quoteUpstream } from "./quote";
import type { Endpoint, FailureRule, Upstream } from "./upstream";
import { waitInWords } from "./wait-in-words";

/** An answer that is not a success. */
export interface FailedAnswer {
  status: number;
  /** The body as text; messages quote parts of it at most. */
  body: string;
  /** Milliseconds that the upstream asks to wait. */
  wait: number | undefined;
}

export interface Failure {
  error: CallboardError;
  retry: "never" | "backoff";
  wait?: number | undefined;
}

/** What an error answer of an upstream means and what the operator can do. */
export function toFailure(answer: FailedAnswer, endpoint: Endpoint, upstream: Upstream): Failure {
  const { status, body, wait } = answer;
  const { name } = upstream;
  if (status === 429) return later("upstream_rate_limited", `${name}'s request limit is used up.`, wait);
  if (status === 511) {
    const message = `The network of this server requires a sign-in before it lets requests to ${name} through (status 511). Check this server's outgoing network.`;
    return { error: new CallboardError("upstream_forbidden", message), retry: "never" };
  }
  if (status >= 500 || status === 408 || status === 425) {
    return later("upstream_unavailable", `${name} is unavailable (status ${status}).`, wait);
  }
  const text = body.slice(0, 4000);
  const rules = [...rulesBefore(upstream), ...upstream.failures, ...rulesAfter(answer, upstream)];
  for (const rule of rules) {
    const message = fits(rule, status, text) ? rule.message(endpoint) : undefined;
    if (message !== undefined) return { error: new CallboardError(rule.code, message), retry: "never" };
  }
  throw new Error("The last rule fits every answer.");
}

const fits = ({ status, says = [] }: FailureRule, actual: number, text: string) =>
  (status?.includes(actual) ?? true) &&
  says.every((pattern) => (pattern instanceof RegExp ? pattern.test(text) : pattern(text)));

const rulesBefore = ({ name, settings }: Upstream): FailureRule[] => [
  {
    status: [0, 100, 101, 300, 301, 302, 303, 304, 305, 306, 307, 308],
    code: "upstream_rejected",
    message: () => `${name}'s address leads elsewhere. Check ${settings.address}.`,
  },
  {
    status: [407],
    code: "upstream_forbidden",
    message: () =>
      `A proxy between this server and ${name} requires a sign-in (status 407). Check this server's proxy settings.`,
  },
  {
    status: [401, 403, 405, 406, 451],
    says: [isFromBetween],
    code: "upstream_forbidden",
    message: () =>
      `A firewall or proxy in front of ${name} refused the request, not ${name} itself. Check this server's outgoing network and ${settings.address}.`,
  },
];

const rulesAfter = ({ status, body }: FailedAnswer, { name, secrets }: Upstream): FailureRule[] => [
  { status: [404, 410], code: "not_found", message: ({ missing }) => missing },
  {
    code: "upstream_rejected",
    message: () => {
      const quote = quoteUpstream(body, secrets);
      const reason = quote === undefined ? "" : ` It says: “${quote}”.`;
      return `${name} did not accept the request (status ${status}).${reason} Change the filters and try again.`;
    },
  },
];

function later(
  code: "upstream_rate_limited" | "upstream_unavailable",
  message: string,
  wait?: number,
): Failure {
  const retryAfter = wait === undefined || wait <= 0 ? undefined : Math.ceil(wait / 1000);
  const advice =
    retryAfter === undefined ? "Try again in a moment." : `Try again in ${waitInWords(retryAfter)}.`;
  return { error: new CallboardError(code, `${message} ${advice}`, { retryAfter }), retry: "backoff", wait };
}
