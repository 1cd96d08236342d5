import "server-only";
import { CallboardError } from "../../errors";
import type { Endpoint } from "./endpoints";
import { waitInWords } from "../wait-in-words";
import { quoteUpstream } from "./quote";

/** An answer that is not a success. */
export interface FailedAnswer {
  status: number;
  /** The body as text; it is quoted in parts at most. */
  body: string;
  /** Milliseconds to wait, where the upstream asks for it. */
  wait: number | undefined;
}

export interface Failure {
  error: CallboardError;
  retry: "never" | "backoff";
  wait?: number | undefined;
}

const tokenAdvice = "Create a new one under Settings → Private Integrations and set HIGHLEVEL_TOKEN.";

/**
 * What an error answer of HighLevel means and what the operator can do. Its 401 can be about the token, a
 * missing scope, the class of the token or the Version header: only the text tells (observed on real servers).
 * @param secrets what must not be quoted: the token and the location's id
 */
export function toFailure(answer: FailedAnswer, endpoint: Endpoint, secrets: readonly string[]): Failure {
  const { status, body, wait } = answer;
  const never = (code: ConstructorParameters<typeof CallboardError>[0], message: string): Failure => ({
    error: new CallboardError(code, message),
    retry: "never",
  });
  const says = (pattern: RegExp) => pattern.test(body.slice(0, 4000));

  if (status === 429)
    return later("upstream_rate_limited", "HighLevel's request limit is used up for the moment.", wait);
  if (status >= 500 || status === 408 || status === 425) {
    return later("upstream_unavailable", `HighLevel is out of order at the moment (status ${status}).`, wait);
  }
  if (status < 200 || (status >= 300 && status < 400)) {
    return never("upstream_rejected", "HighLevel's address leads elsewhere. Check HIGHLEVEL_BASE_URL.");
  }
  if ((status === 400 || status === 401) && says(/version/i) && says(/header|segment|API version/i)) {
    const advice = "Check HIGHLEVEL_API_VERSION; 2021-04-15 is the documented one.";
    return never("upstream_rejected", `HighLevel does not know this API version. ${advice}`);
  }
  if (status === 401 || status === 403) return refused(answer, endpoint, never, says);
  if (status === 404 && says(/cannot (get|head)\b|<html/i)) {
    const advice = "Check HIGHLEVEL_API_VERSION and HIGHLEVEL_BASE_URL.";
    return never("upstream_rejected", `HighLevel does not have this address. ${advice}`);
  }
  if (
    endpoint.missing !== undefined &&
    (status === 404 || status === 410 || (status === 400 && says(/not found/i)))
  ) {
    return never("not_found", endpoint.missing);
  }
  if (status === 404) {
    return never(
      "upstream_rejected",
      "HighLevel does not have this list. Check HIGHLEVEL_BASE_URL and HIGHLEVEL_LOCATION_ID.",
    );
  }
  if (says(/locationId is missing|location.{0,40}(invalid|not found|not active)/i)) {
    return never(
      "upstream_rejected",
      "HighLevel does not accept this location. Check HIGHLEVEL_LOCATION_ID.",
    );
  }
  const quote = quoteUpstream(body, secrets);
  const reason = quote === undefined ? "" : ` It says: “${quote}”.`;
  return never(
    "upstream_rejected",
    `HighLevel did not accept the request (status ${status}).${reason} Change the filters and try again.`,
  );
}

function refused(
  { status }: FailedAnswer,
  endpoint: Endpoint,
  never: (code: "upstream_unauthorized" | "upstream_forbidden", message: string) => Failure,
  says: (pattern: RegExp) => boolean,
): Failure {
  if (says(/user type mismatch|authClass/i)) {
    return never(
      "upstream_forbidden",
      `HIGHLEVEL_TOKEN is an agency's token; the call log needs a sub-account's. ${tokenAdvice.replace("one", "one in the sub-account")}`,
    );
  }
  if (says(/\bscope/i)) {
    return never(
      "upstream_forbidden",
      `HIGHLEVEL_TOKEN lacks the scope ${endpoint.scope}. Add it under Settings → Private Integrations.`,
    );
  }
  if (status === 403 || says(/access to this location/i)) {
    return never(
      "upstream_forbidden",
      "The token does not have access to this location. Check HIGHLEVEL_LOCATION_ID and HIGHLEVEL_TOKEN.",
    );
  }
  return never(
    "upstream_unauthorized",
    `HighLevel refused the token: it is invalid or has expired. ${tokenAdvice}`,
  );
}

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
