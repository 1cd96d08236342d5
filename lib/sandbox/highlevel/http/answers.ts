/** An upstream error that is answered as JSON. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
  ) {
    super(String(body["message"]));
  }
}

const names: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  422: "Unprocessable Entity",
};

/** A refusal with one message, as most of them have it (contract 1.6). */
export function refuse(status: number, message: string): Refusal {
  // BadRequestDTO has no `error`.
  const error = status === 400 ? {} : { error: names[status] ?? "Error" };
  return new Refusal(status, { statusCode: status, message, ...error });
}

/** A validation error, whose `message` is an array (contract 1.6). */
export function invalid(messages: readonly string[]): Refusal {
  return new Refusal(422, { statusCode: 422, message: messages, error: "Unprocessable Entity" });
}

/** A JSON answer. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}
