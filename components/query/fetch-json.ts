import type { ApiError } from "@/lib/calls/errors";
import { errorIn } from "./api-error";

const unreachable: ApiError = {
  code: "internal",
  message:
    "Callboard's server cannot be reached. Check that it runs and that you are online, then try again.",
  retryable: true,
};

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch((error: unknown) => {
    throw init.signal?.aborted ? error : unreachable;
  });
  const body: unknown = await response.json().catch(() => undefined);
  // What comes with success and is no answer is somebody else's, such as a network's own page.
  const answered = response.ok && typeof body === "object" && body !== null && !("error" in body);
  if (!answered) throw errorIn(body) ?? unreachable;
  return body as T;
}

/**
 * Asks our own API.
 *
 * @throws ApiError whatever goes wrong, also that the server cannot be reached, or something between answers for it
 */
export function fetchJson<T>(path: string, signal: AbortSignal): Promise<T> {
  return request<T>(path, { signal, headers: { accept: "application/json" } });
}

/**
 * Has our own API do something.
 *
 * @throws ApiError as `fetchJson` does
 */
export function sendJson<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body: object,
): Promise<T> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return request<T>(path, { method, headers, body: JSON.stringify(body) });
}
