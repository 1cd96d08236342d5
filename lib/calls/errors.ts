/** Error codes of the HTTP API. The status of each, and whether to try again, are in `lib/server/errors.ts`. */
export const errorCodes = [
  "bad_request",
  "unauthenticated",
  "forbidden",
  "not_found",
  "upstream_unauthorized",
  "upstream_forbidden",
  "upstream_rejected",
  "upstream_rate_limited",
  "upstream_unavailable",
  "upstream_malformed",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The body of an error answer, and what a failed query in the browser holds. */
export interface ApiError {
  code: ErrorCode;
  /** Says what happened and what to do next. */
  message: string;
  retryable: boolean;
  /** Seconds to wait before another try. */
  retryAfter?: number;
  /** The field of a form that it is about. */
  field?: string;
}
