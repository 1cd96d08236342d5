import "server-only";
import { CallboardError } from "../../errors";
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
  (status?.includes(actual) ?? true) && says.every((pattern) => pattern.test(text));

/** What proxies and firewalls answer instead of an API: a page, or a code such as "error code: 1010". */
const notAnApi = /^\s*<(?:!doctype|html)|\berror code: \d+/i;

const rulesBefore = ({ name, settings }: Upstream): FailureRule[] => [
  {
    status: [0, 100, 101, 300, 301, 302, 303, 304, 305, 306, 307, 308],
    code: "upstream_rejected",
    message: () => `${name}'s address leads elsewhere. Check ${settings.address}.`,
  },
  {
    status: [403],
    says: [notAnApi],
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
