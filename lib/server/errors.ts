import "server-only";
import type { ApiError, ErrorCode } from "@/lib/calls/errors";
import { requestId } from "./request-id";

const statuses: Record<ErrorCode, { status: number; retryable: boolean }> = {
  bad_request: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  upstream_unauthorized: { status: 502, retryable: false },
  upstream_forbidden: { status: 502, retryable: false },
  upstream_rejected: { status: 502, retryable: false },
  upstream_rate_limited: { status: 429, retryable: true },
  upstream_unavailable: { status: 503, retryable: true },
  upstream_malformed: { status: 502, retryable: true },
  internal: { status: 500, retryable: true },
};

/** The same in every bundle: what lives on `globalThis` may have been made by another copy of this module. */
const brand = Symbol.for("callboard.error");

/** An error that its reader may see: a code, and a message that says what to do next and holds nothing internal. */
export class CallboardError extends Error {
  override readonly name = "CallboardError";
  readonly [brand] = true;
  readonly code: ErrorCode;
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined;
  /** The field of a form that it is about. */
  readonly field: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryAfter?: number | undefined; field?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter;
    this.field = options.field;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  get status(): number {
    return statuses[this.code].status;
  }

  /** The API's answer for it. */
  toResponse(): Response {
    const headers = new Headers({ "cache-control": "private, no-store" });
    const id = requestId();
    if (id !== undefined) headers.set("x-request-id", id);
    if (this.retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(this.retryAfter)));
    return Response.json({ error: this.toApiError() }, { status: this.status, headers });
  }

  toApiError(): ApiError {
    return {
      code: this.code,
      message: this.message,
      retryable: statuses[this.code].retryable,
      ...(this.retryAfter !== undefined && { retryAfter: this.retryAfter }),
      ...(this.field !== undefined && { field: this.field }),
    };
  }
}
