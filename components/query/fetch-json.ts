import type { ApiError } from "@/lib/calls/errors";

const unreachable: ApiError = {
  code: "internal",
  message:
    "Callboard's server cannot be reached. Check that it runs and that you are online, then try again.",
  retryable: true,
};

/**
 * Asks our own API.
 *
 * @throws ApiError whatever goes wrong, also that the server cannot be reached
 */
export async function fetchJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } }).catch(
    (error: unknown) => {
      throw signal.aborted ? error : unreachable;
    },
  );
  const body = (await response.json().catch(() => ({ error: unreachable }))) as T & { error?: ApiError };
  if (body.error || !response.ok) throw body.error ?? unreachable;
  return body;
}
