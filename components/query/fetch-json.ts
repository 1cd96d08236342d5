import type { ApiError } from "@/lib/calls/errors";
import { errorIn } from "./api-error";

const unreachable: ApiError = {
  code: "internal",
  message:
    "Callboard's server cannot be reached. Check that it runs and that you are online, then try again.",
  retryable: true,
};

/**
 * Asks our own API.
 *
 * @throws ApiError whatever goes wrong, also that the server cannot be reached, or something between answers for it
 */
export async function fetchJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } }).catch(
    (error: unknown) => {
      throw signal.aborted ? error : unreachable;
    },
  );
  const body: unknown = await response.json().catch(() => undefined);
  // What comes with success and is no answer is somebody else's, such as a network's own page.
  const answered = response.ok && typeof body === "object" && body !== null && !("error" in body);
  if (!answered) throw errorIn(body) ?? unreachable;
  return body as T;
}
